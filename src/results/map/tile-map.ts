import grid from '../../../content/tile-map.json' with { type: 'json' };
import { provinceByCode } from '../../units/units.ts';
import { formatCount } from '../../vietnamese/numbers.ts';
import type { ProvinceRecord } from '../aggregate/province-record.ts';
import { countDeployment } from '../aggregate/response-counts.ts';

/** How a tile is marked, in shape and in colour: the same mark stands in the legend. */
export type TileMark =
  'full' | 'half' | 'empty' | 'check' | 'dash' | 'cross' | 'question' | 'dots' | 'disputed';

/** One group of a map's legend: what it says, its mark, and the provinces in it. */
export interface TileGroup {
  mark: TileMark;
  meaning: string;
  label: string;
  records: readonly ProvinceRecord[];
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

const meanings: readonly [ProvinceRecord['deployment'], TileMark, string][] = [
  ['both', 'full', 'Cả hai phần mềm'],
  ['birth_registration', 'half', 'Chỉ Phần mềm đăng ký khai sinh điện tử'],
  ['none', 'empty', 'Chưa đưa vào sử dụng chính thức'],
];

/** What the letter says runs in a province, in words. */
export const deploymentMeaning = Object.fromEntries(
  meanings.map(([deployment, , meaning]) => [deployment, meaning]),
) as Record<ProvinceRecord['deployment'], string>;

const group = (mark: TileMark, meaning: string, records: readonly ProvinceRecord[]): TileGroup => ({
  ...{ mark, meaning, records },
  label: `${meaning} (${formatCount(records.length)})`,
});

/** The three groups of the letter's first page: 8 with both systems, 4 with birth registration only, 51 with none in official use yet. */
export function deploymentGroups(records: readonly ProvinceRecord[]): TileGroup[] {
  return meanings.map(([deployment, mark, meaning]) => {
    const members = records.filter((record) => record.deployment === deployment);
    return group(mark, meaning, members);
  });
}

/** Those whose answer has been received and those who have sent none. */
export function answerGroups(records: readonly ProvinceRecord[]): TileGroup[] {
  return [
    group(
      'check',
      'Đã nhận phiếu',
      records.filter((record) => record.unit.answered),
    ),
    group(
      'dash',
      'Chưa gửi phiếu',
      records.filter((record) => !record.unit.answered),
    ),
  ];
}

/** The 63 tiles from north to south and west to east, each with the group it belongs to. */
export function tilesOf(groups: readonly TileGroup[]): Tile[] {
  const groupOf = new Map(groups.flatMap((one) => one.records.map((record) => [record.province.code, one])));
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
export function deploymentInWords(records: readonly ProvinceRecord[]): string {
  return meanings
    .map(([deployment, , meaning]) => [countDeployment(records, deployment), meaning] as const)
    .filter(([count]) => count > 0)
    .map(([count, meaning]) => `${meaning}:\u00a0${formatCount(count)}`)
    .join('; ');
}

const abbreviations = new Map(grid.tiles.map(({ code, abbr }) => [code, abbr]));

/** The few letters of a province where its name has no room: "HNO". */
export const abbreviationOf = (code: string): string => abbreviations.get(code) ?? code;
