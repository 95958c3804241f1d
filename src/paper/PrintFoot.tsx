import { qrSquares } from '../qr/qr-squares.ts';
import { checkAddress, codeLine, type DocumentReference } from './document-reference.ts';

/** Prints number, revision, hash and QR code at the foot of every page, DỰ THẢO at the head of a draft; undefined is the blank sheet. */
export function setPrintFoot(reference: DocumentReference | undefined): void {
  const { style } = document.documentElement;
  const address = reference && checkAddress(reference, location.origin);
  const values = {
    '--paper-foot': reference && JSON.stringify(codeLine(reference)),
    '--paper-mark': reference?.status === 'draft' ? '"DỰ THẢO"' : undefined,
    '--paper-qr': address && qrImage(address),
  };
  for (const [name, value] of Object.entries(values))
    if (value === undefined) style.removeProperty(name);
    else style.setProperty(name, value);
}

/** Millimetres: large enough to be read again from a scan of 200 points an inch. */
const qrWidth = 19;

function qrImage(text: string): string {
  const { size, path } = qrSquares(text);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${qrWidth}mm" height="${qrWidth}mm" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path d="${path}"/></svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
}

/** Whether this browser prints in the margins of a page: the mark of a draft, the QR code, the hash, the page number. */
export const printsMargins = (): boolean => 'CSSMarginRule' in window;

/**
 * The foot of every printed page for browsers that print nothing in the margins: the words, the mark and the QR code
 * of `setPrintFoot`, and the room they take. The number of the page is not to be had there.
 */
export function PrintFoot() {
  return (
    <>
      <div class="paper-foot-room" />
      <div class="paper-foot">
        <span class="paper-foot-code" />
        <span class="paper-foot-words" />
        <span class="paper-foot-mark" />
      </div>
    </>
  );
}
