import grid from '../../content/tile-map.json' with { type: 'json' };
import { formatCount } from '../vietnamese/numbers.ts';
import { provinceByCode } from '../units/units.ts';
import { countDeployment, type Place } from './tally.ts';

/** How a tile is marked, in shape and in colour: the same mark stands in the legend. */
export type TileMark = 'full' | 'half' | 'empty' | 'check' | 'dash' | 'cross' | 'question' | 'dots';

/** One group of a map's legend: what it says, its mark, and the places in it. */
export interface TileGroup {
  mark: TileMark;
  meaning: string;
  label: string;
  places: readonly Place[];
}

/** A province's tile: where it stands in the grid of 20 rows and 11 columns (from 1), what it shows, and its whole name. */
export interface Tile {
  row: number;
  column: number;
  abbreviation: string;
  name: string;
  /** The province's own page. */
  address: string;
  group: TileGroup;
}

/** A group of islands: always drawn, of a province, without figures of its own. */
export interface Archipelago {
  id: string;
  name: string;
  label: string;
  /** The page of its province. */
  address: string;
  row: number;
  column: number;
}

/** Where the results of a province stand. */
export const provinceAddress = (slug: string): string => `/ket-qua/${slug}/`;

const meanings: readonly [Place['deployment'], TileMark, string][] = [
  ['both', 'full', 'Cả hai phần mềm'],
  ['birth_registration', 'half', 'Chỉ Phần mềm đăng ký khai sinh điện tử'],
  ['none', 'empty', 'Chưa đưa vào sử dụng chính thức'],
];

/** What the letter says runs in a province, in words. */
export const deploymentMeaning = Object.fromEntries(
  meanings.map(([deployment, , meaning]) => [deployment, meaning]),
) as Record<Place['deployment'], string>;

const group = (mark: TileMark, meaning: string, places: readonly Place[]): TileGroup => ({
  ...{ mark, meaning, places },
  label: `${meaning} (${formatCount(places.length)})`,
});

/** The three groups of the letter's first page: 8 with both systems, 4 with birth registration only, 51 with none in official use yet. */
export function deploymentGroups(places: readonly Place[]): TileGroup[] {
  return meanings.map(([deployment, mark, meaning]) => {
    const members = places.filter((place) => place.deployment === deployment);
    return group(mark, meaning, members);
  });
}

/** Those whose answer has been received and those who have sent none. */
export function answerGroups(places: readonly Place[]): TileGroup[] {
  return [
    group(
      'check',
      'Đã nhận phiếu',
      places.filter((place) => place.unit.answered),
    ),
    group(
      'dash',
      'Chưa gửi phiếu',
      places.filter((place) => !place.unit.answered),
    ),
  ];
}

/** The 63 tiles from north to south and west to east, each with the group it belongs to. */
export function tilesOf(groups: readonly TileGroup[]): Tile[] {
  const groupOf = new Map(groups.flatMap((one) => one.places.map((place) => [place.province.code, one])));
  const tiles = grid.tiles.map(({ code, abbr, row, col, name }) => {
    const itsGroup = groupOf.get(code);
    if (!itsGroup) throw new Error(`The tile map has ${name} (${code}), which is in no group of the legend.`);
    const address = provinceAddress(provinceByCode(code)?.slug ?? '');
    return { row: row + 1, column: col + 1, abbreviation: abbr, name, address, group: itsGroup };
  });
  return tiles.sort((a, b) => a.row - b.row || a.column - b.column);
}

/** Hoàng Sa and Trường Sa with the province each belongs to: part of every map of Viet Nam, whatever the data. */
export const archipelagos: readonly Archipelago[] = grid.archipelagos.map(
  ({ id, name, label, row, col, parentCode }) => {
    const parent = provinceByCode(parentCode);
    if (!parent)
      throw new Error(`The tile map gives ${name} to a province that is not there (${parentCode}).`);
    const itsProvince = parent.fullName.charAt(0).toLowerCase() + parent.fullName.slice(1);
    const address = provinceAddress(parent.slug);
    return { id, label, name: `${name}, ${itsProvince}`, address, row: row + 1, column: col + 1 };
  },
);

/** The names of waters on the map: Biển Đông. */
export const waters: readonly { text: string; row: number; column: number }[] = grid.labels.map(
  ({ text, row, col }) => ({ text, row: row + 1, column: col + 1 }),
);

/** "2 cả hai phần mềm": the groups of the letter in a few provinces, those with nobody left out. */
export function deploymentInWords(places: readonly Place[]): string {
  return meanings
    .map(([deployment, , meaning]) => [countDeployment(places, deployment), meaning] as const)
    .filter(([count]) => count > 0)
    .map(([count, meaning]) => `${meaning}:\u00a0${formatCount(count)}`)
    .join('; ');
}

const letters = new Map(grid.tiles.map(({ code, abbr }) => [code, abbr]));

/** The few letters of a province where its name has no room: "HNO". */
export const lettersOf = (code: string): string => letters.get(code) ?? code;
