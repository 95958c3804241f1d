import { encode } from 'uqr';

/** White modules around the code: with fewer, scanners may not find it on paper. */
const quietZone = 4;

/** A text as a QR code readable with a quarter of it soiled: its size in modules, white border included, and the dark ones as an SVG path. */
export function qrSquares(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'Q', border: quietZone });
  return { size, path: data.map(rowPath).join('') };
}

/** Neighbours in a row are one rectangle: between single squares printers leave hairlines. */
function rowPath(row: readonly boolean[], y: number): string {
  const dark = row.map((isDark) => (isDark ? '1' : '0')).join('');
  return [...dark.matchAll(/1+/g)]
    .map(({ index, 0: { length } }) => `M${index},${y}h${length}v1h-${length}z`)
    .join('');
}
