import { qrSquares } from '../qr/qr-squares.ts';
import { html, type Html } from './html.ts';

/** A text as a QR code: SVG of one unit a module, readable with a quarter of it soiled. */
export function qrCode(text: string, label: string): Html {
  const { size, path } = qrSquares(text);
  return html`<svg
    class="qr"
    role="img"
    aria-label="${label}"
    viewBox="0 0 ${String(size)} ${String(size)}"
    shape-rendering="crispEdges"
  >
    <rect width="${String(size)}" height="${String(size)}" fill="#fff" />
    <path d="${path}" fill="#000" />
  </svg>`;
}
