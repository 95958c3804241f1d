import jsQR from 'jsqr';

/** Pixels a module is drawn with. */
const scale = 4;

/** What a scanner reads off the SVG of a QR code, drawn as it is written; undefined when it finds none. */
export function readQr(svg: string): string | undefined {
  const size = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
  const pixels = new Uint8ClampedArray((size * scale) ** 2 * 4).fill(255);
  for (const [, x, y, width] of svg.matchAll(/M(\d+),(\d+)h(\d+)v1h-\d+z/g))
    blacken(pixels, size * scale, Number(x), Number(y), Number(width));
  return jsQR(pixels, size * scale, size * scale)?.data;
}

function blacken(pixels: Uint8ClampedArray, side: number, x: number, y: number, width: number): void {
  for (let row = y * scale; row < (y + 1) * scale; row += 1)
    for (let column = x * scale; column < (x + width) * scale; column += 1)
      pixels.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
}
