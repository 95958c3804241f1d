import { encode } from 'uqr';
import { html, type Html } from './html.ts';

/** White modules around the code: with fewer, scanners may not find it on paper. */
const quietZone = 4;

/** A text as a QR code: SVG of one unit a module, readable with a quarter of it soiled. */
export function qrCode(text: string, label: string): Html {
  const { data, size } = encode(text, { ecc: 'Q', border: quietZone });
  return html`<svg
    class="qr"
    role="img"
    aria-label="${label}"
    viewBox="0 0 ${String(size)} ${String(size)}"
    shape-rendering="crispEdges"
  >
    <rect width="${String(size)}" height="${String(size)}" fill="#fff" />
    <path d="${data.map(rowPath).join('')}" fill="#000" />
  </svg>`;
}

/** Neighbours in a row are one rectangle: between single squares printers leave hairlines. */
function rowPath(row: readonly boolean[], y: number): string {
  const dark = row.map((isDark) => (isDark ? '1' : '0')).join('');
  return [...dark.matchAll(/1+/g)]
    .map(({ index, 0: { length } }) => `M${index},${y}h${length}v1h-${length}z`)
    .join('');
}
