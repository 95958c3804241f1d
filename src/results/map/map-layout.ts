import { provinces } from '../../units/units.ts';
import { boxOf, outlines } from './outlines.ts';
import { placeNames } from './place-names.ts';

// Laid out once for all maps of a build: finding room for the names takes most of the time of a map.
const region = (code: string) =>
  new Set(provinces.filter((province) => province.regionCode === code).map((province) => province.code));
/** The size of names on the map, in its units. */
export const letters = 12;

/** The parts of the map drawn again, larger: where each stands, what it shows, its names, and what is written below it. */
export const insets = [
  {
    of: region('DBSH'),
    x: 2,
    y: 362,
    width: 222,
    corners: [105.2, 19.85, 107.15, 21.55],
    title: 'Đồng bằng sông Hồng',
    without: new Set(['22']),
  },
  {
    of: region('DBSCL'),
    x: 380,
    y: 4,
    width: 246,
    corners: [104.3, 8.5, 107.1, 11.1],
    title: 'Đồng bằng sông Cửu Long',
    without: new Set(),
  },
].map((inset) => {
  const [west = 0, south = 0, east = 0, north = 0] = inset.corners;
  const [left, top, width, height] = boxOf(west, south, east, north);
  const scale = inset.width / width;
  const shown = outlines.filter(({ code }) => inset.of.has(code) && !inset.without.has(code));
  return {
    ...inset,
    height: Math.round(height * scale),
    box: `${left} ${top} ${width} ${height}`,
    letters: Math.round(((letters * 0.85) / scale) * 10) / 10,
    names: placeNames(shown, (letters * 0.85) / scale, 'on land'),
  };
});
const inInset = new Set(insets.flatMap(({ of, without }) => [...of].filter((code) => !without.has(code))));
/** The names on the map itself: those that no enlarged part has. */
export const names = placeNames(
  outlines.filter(({ code }) => !inInset.has(code)),
  letters,
  'at sea',
);
