import { provinceByCode } from '../../units/units.ts';
import type { Outline, Place } from './outlines.ts';

/** A name on the map: its lines, the middle of the first one's baseline, and whether it stands on its province. */
export interface PlaceName {
  code: string;
  lines: string[];
  at: Place;
  anchor: 'middle' | 'start';
  onLand: boolean;
}

/** Names of the coast that have no room on land, at sea beside their province: by how much from its easternmost point. */
const atSea: Record<string, Place> = {
  '22': [-16, 46],
  '44': [-8, -16],
  '45': [4, -2],
  '46': [-22, -6],
  '48': [6, 4],
  '51': [5, -4],
  '52': [6, 0],
  '54': [5, 0],
  '56': [4, 10],
  '58': [6, 6],
  '77': [-10, 18],
};

const letterWidth = 0.54;
const lineHeight = 1.12;

/** The name in one line or in two about as long. */
function waysToWrite(name: string): string[][] {
  const words = name.split(' ');
  if (words.length === 1) return [[name]];
  const cuts = words
    .slice(1)
    .map((_, index) => [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')]);
  const longest = (lines: string[]) => Math.max(...lines.map((line) => line.length));
  return [[name], cuts.reduce((best, cut) => (longest(cut) < longest(best) ? cut : best))];
}

const inside = ([x, y]: Place, ring: readonly Place[]): boolean =>
  ring.reduce((is, [ax, ay], index) => {
    const [bx, by] = ring.at(index - 1) ?? [0, 0];
    return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? !is : is;
  }, false);

/** Where a rectangle of this width and height fits into the land, nearest to its middle; null where it fits nowhere. */
function room(land: readonly Place[], wide: number, high: number): Place | null {
  const [xs, ys] = [land.map(([x]) => x), land.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
  let best: { at: Place; far: number } | null = null;
  const step = Math.max(0.5, (right - left) / 40);
  for (let x = left + wide / 2; x <= right - wide / 2; x += step)
    for (let y = top + high / 2; y <= bottom - high / 2; y += step) {
      const far = Math.hypot(x - middleX, y - middleY);
      if (best !== null && far >= best.far) continue;
      const edges = [-0.5, -0.25, 0, 0.25, 0.5].flatMap((part): Place[] => [
        [x + part * wide, y - high / 2],
        [x + part * wide, y],
        [x + part * wide, y + high / 2],
      ]);
      if (edges.every((edge) => inside(edge, land))) best = { at: [x, y], far };
    }
  return best?.at ?? null;
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

/**
 * The names that have room in letters of this size. Where a name has none it is at sea beside its province, when `elsewhere`
 * says so, or in the middle of its land although it reaches beyond it.
 */
export function placeNames(
  outlines: readonly Outline[],
  letters: number,
  elsewhere: 'at sea' | 'on land',
): PlaceName[] {
  return outlines.flatMap(({ code, land }): PlaceName[] => {
    const name = provinceByCode(code)?.name ?? '';
    for (const lines of waysToWrite(name)) {
      const wide = Math.max(...lines.map((line) => line.length)) * letters * letterWidth;
      const high = lines.length * letters * lineHeight;
      const at = room(land, wide, high * 0.9);
      if (at)
        return [
          {
            ...{ code, lines, anchor: 'middle', onLand: true },
            at: [tenth(at[0]), tenth(at[1] - high / 2 + letters * 0.85)],
          },
        ];
    }
    if (elsewhere === 'on land') {
      const [xs, ys] = [land.map(([x]) => x), land.map(([, y]) => y)];
      const [x, y] = [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
      const lines = waysToWrite(name).at(-1) ?? [name];
      const up = ((lines.length - 1) * letters * lineHeight) / 2;
      return [{ code, lines, anchor: 'middle', onLand: true, at: [tenth(x), tenth(y - up + letters * 0.3)] }];
    }
    const away = atSea[code];
    if (!away) return [];
    const [east, its] = land.reduce((most, corner) => (corner[0] > most[0] ? corner : most));
    const at: Place = [tenth(east + away[0]), tenth(its + away[1])];
    return [{ code, lines: [name], at, anchor: 'start', onLand: false }];
  });
}
