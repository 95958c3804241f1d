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
