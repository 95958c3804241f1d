import { isDisputed } from '../aggregate/disputed.ts';
import type { ProvinceRecord } from '../aggregate/province-record.ts';
import { countsByRegion } from '../aggregate/response-counts.ts';
import { provinceAddress } from '../map/tile-map.ts';
import { leftBlank, notComputable, notSent, rowTwoIsZero } from '../figure-words.ts';

/** One cell: what is read, and what it is sorted by where that differs; nothing to sort by stands last. */
export interface Cell {
  text: string;
  sort?: string | number | null;
  /** Said in smaller letters behind the text. */
  note?: string;
  /** A time, as data has it. */
  instant?: string;
  /** Why it is empty: nothing sent, or left blank (D12). */
  empty?: 'unit_nonresponse' | 'item_nonresponse';
}

/** The cell of who has sent nothing, where another column says so already. */
export const noResponseCell: Cell = { text: '–', sort: null, empty: 'unit_nonresponse' };

/** The cell of what was left blank. */
export const blankCell: Cell = { text: leftBlank, sort: null, empty: 'item_nonresponse' };

/** The cell of a share whose both rows are written, and row 2 as 0. */
export const notComputableCell: Cell = { text: notComputable, note: `(${rowTwoIsZero})`, sort: null };

/** A column: its head, what it says of a province, and of several together. */
export interface Column {
  head: string;
  /** Stands above the heads of several columns: "Cấp xã". */
  above?: string;
  kind: 'text' | 'number' | 'time';
  of: (record: ProvinceRecord) => Cell;
  sum: (records: readonly ProvinceRecord[]) => string;
}

/** The line of a province; `cells` are left out where one remark stands for all of them. */
export interface ProvinceRow {
  number: number;
  code: string;
  name: string;
  address: string;
  answered: boolean;
  /** What a reader may look for: has sent, is in dispute, has sent nothing. */
  group: 'sent' | 'disputed' | 'silent';
  cells: Cell[];
  remark?: string;
}

/** The lines of a region below its subtotals. */
export interface RegionRows {
  name: string;
  units: number;
  /** How many of them have sent nothing. */
  silent: number;
  sums: string[];
  rows: ProvinceRow[];
}

/** A table of provinces by region, numbered through as official tables are, with subtotals and the total. */
export interface ProvinceTable {
  columns: readonly Column[];
  regions: RegionRows[];
  units: number;
  silent: number;
  total: string[];
}

/**
 * Lays out a table of these provinces; regions without any are left out. With `wholeRows` who has sent nothing has one
 * remark instead of cells, for nothing is known of any of them.
 */
export function tabulate(
  records: readonly ProvinceRecord[],
  columns: readonly Column[],
  { wholeRows = false } = {},
): ProvinceTable {
  let number = 0;
  const regions = countsByRegion(records).filter(({ units }) => units > 0);
  return {
    columns,
    regions: regions.map(({ name, units, not_answered: silent, records: here }) => ({
      ...{ name, units, silent, sums: columns.map(({ sum }) => sum(here)) },
      rows: here.map((record) => rowOf(record, columns, (number += 1), wholeRows)),
    })),
    units: records.length,
    silent: records.filter(({ unit }) => !unit.answered).length,
    total: columns.map(({ sum }) => sum(records)),
  };
}

function rowOf(
  record: ProvinceRecord,
  columns: readonly Column[],
  number: number,
  wholeRows: boolean,
): ProvinceRow {
  const { province, unit } = record;
  const leavesOut = wholeRows && !unit.answered;
  return {
    ...{ number, code: province.code, name: province.name, answered: unit.answered },
    address: provinceAddress(province.slug),
    group: isDisputed(record) ? 'disputed' : unit.answered ? 'sent' : 'silent',
    cells: leavesOut ? [] : columns.map(({ of }) => of(record)),
    ...(leavesOut && { remark: notSent }),
  };
}
