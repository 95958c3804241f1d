import { expect } from 'vitest';
import { density, type PdfPage, type Picture } from '../pdf.ts';

/**
 * The share of ink of the blank paper that another one lacks, or has more of, in its heading and in the words of the
 * table of section 1; a point counts only when there is none within two points of it.
 */
export function differences(blank: Picture, blankPage: PdfPage, other: Picture, otherPage: PdfPage): number {
  const parts = [
    { from: 'PHI', above: 6, height: 38, left: 30, right: 190 },
    { from: '1. M', above: 6, height: 55, left: 29, right: 135 },
  ];
  const shares = parts.flatMap(({ from, above, height, left, right }) => {
    const [a, b] = [topOf(blankPage, from) - above, topOf(otherPage, from) - above];
    const cut = (picture: Picture, top: number) => cutOut(picture, left, top, right, top + height);
    const [mine, theirs] = [cut(blank, a), cut(other, b)];
    return [missing(mine, theirs), missing(theirs, mine)];
  });
  return Math.max(...shares);
}

const topOf = ({ pieces }: PdfPage, begins: string): number =>
  pieces.find(({ text, baseline }) => text.startsWith(begins) && baseline > 19)?.baseline ??
  expect.fail(`no line begins with ${begins}`);

interface Cut {
  width: number;
  height: number;
  dark: boolean[];
}

function cutOut(picture: Picture, left: number, top: number, right: number, bottom: number): Cut {
  const [x0, y0] = [Math.round(left * density), Math.round(top * density)];
  const [width, height] = [Math.round((right - left) * density), Math.round((bottom - top) * density)];
  const dark = Array.from(
    { length: width * height },
    (_, i) => (picture.light[(y0 + Math.floor(i / width)) * picture.width + x0 + (i % width)] ?? 255) < 160,
  );
  return { width, height, dark };
}

/** The share of dark points of one that have none near them in the other. */
function missing(one: Cut, other: Cut): number {
  let [dark, alone] = [0, 0];
  one.dark.forEach((isDark, i) => {
    if (!isDark) return;
    dark += 1;
    if (!hasDarkNear(other, i % one.width, Math.floor(i / one.width))) alone += 1;
  });
  expect(dark).toBeGreaterThan(1_000);
  return alone / dark;
}

const near = [-2, -1, 0, 1, 2];
const hasDarkNear = ({ width, height, dark }: Cut, x: number, y: number): boolean =>
  near.some((dy) =>
    near.some(
      (dx) =>
        x + dx >= 0 && x + dx < width && y + dy >= 0 && y + dy < height && dark[(y + dy) * width + x + dx],
    ),
  );
