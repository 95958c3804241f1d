import { createHash } from 'node:crypto';
import type { Cell } from '../../spreadsheet/cell.ts';
import { toCsv } from '../../spreadsheet/csv.ts';
import { toXlsx, xlsxType } from '../../spreadsheet/write-xlsx.ts';
import { officialTime } from '../../vietnamese/dates.ts';
import { sourceLine } from '../data-source.ts';
import type { SurveyResults } from '../survey-results.ts';
import { dayOf, tablesOf } from './all-tables.ts';
import { csvOf, csvOnTheWeb, dataPackage, type DataSet, plainCsvOf } from './metadata.ts';
import type { Table } from './table.ts';

/** One file of the open data. */
export interface DataFile {
  name: string;
  type: string;
  title: string;
  body: string | Uint8Array;
}

const pretty = (document: object): string => `${JSON.stringify(document, null, 1)}\n`;

/** The open data as a whole, in words: its title says when it is a trial. */
export function dataSetOf(
  results: Pick<SurveyResults, 'summary' | 'settings' | 'time'>,
  site: { address: string; publisher: string | null },
): DataSet {
  const { summary, settings, time } = results;
  const trial = summary.trial ? ' (DỮ LIỆU THỬ NGHIỆM)' : '';
  return {
    title: `Kết quả khảo sát theo Công văn 669/CNTT-HTTT&CSDL${trial}`,
    description: `Số liệu công bố của khảo sát tình hình ứng dụng công nghệ thông tin trong đăng ký, quản lý hộ tịch tại 63 tỉnh, thành phố. ${time}.`,
    address: new URL('/ket-qua/du-lieu/', site.address).href,
    licence: settings.licence,
    publisher: site.publisher,
    version: summary.version,
    changed_at: summary.changed_at,
  };
}

/** Every file of the open data: tables as CSV, all of them as JSON and XLSX, their descriptions, and the dated snapshot. */
export async function dataFiles(results: SurveyResults, set: DataSet): Promise<DataFile[]> {
  const tables = tablesOf(results);
  const csvs = tables.map((table) => ({
    ...{ name: csvOf(table), type: 'text/csv', title: table.title },
    body: toCsv(headsOf(table), table.rows),
  }));
  const plain = tables.map((table) => ({
    ...{ name: plainCsvOf(table), type: 'text/csv', title: `${table.title} (không có dấu BOM)` },
    body: toCsv(headsOf(table), table.rows, { byteOrderMark: false }),
  }));
  const json = pretty(inJson(set, tables));
  const about = aboutLines(results, set);
  const json_type = 'application/json';
  return [
    ...csvs,
    {
      name: 'khao-sat-669.xlsx',
      type: xlsxType,
      title: 'Mọi bảng (Excel)',
      body: await workbookOf(about, tables),
    },
    { name: 'khao-sat-669.json', type: json_type, title: 'Mọi bảng (JSON)', body: json },
    { name: snapshotName(results, json), type: json_type, title: 'Ảnh chụp số liệu theo ngày', body: json },
    ...plain,
    {
      name: 'datapackage.json',
      type: json_type,
      title: 'Mô tả Frictionless Data Package',
      body: pretty(dataPackage(set, tables)),
    },
    {
      name: 'csv-metadata.json',
      type: json_type,
      title: 'Mô tả CSV on the Web (W3C)',
      body: pretty(csvOnTheWeb(set, tables)),
    },
  ];
}

/** All tables after a sheet that says what they are; below each title the name of the column. */
const workbookOf = (about: readonly string[], tables: readonly Table[]) =>
  toXlsx([
    { name: 'Giới thiệu', heads: [], rows: about.map((line) => [line]), widths: [110] },
    ...tables.map((table) => ({
      name: table.name,
      heads: [table.fields.map(({ title }) => title), headsOf(table)],
      rows: table.rows,
      widths: headsOf(table).map((head) => Math.max(14, head.length + 2)),
    })),
  ]);

const headsOf = ({ fields }: Table): string[] => fields.map(({ name }) => name);

/** "khao-sat-669_2016-12-09_0a1b2c3d4e5f.json": the day of the data and the beginning of the SHA-256 of the file. */
const snapshotName = (results: SurveyResults, content: string): string =>
  `khao-sat-669_${dayOf(results)}_${createHash('sha256').update(content).digest('hex').slice(0, 12)}.json`;

const inJson = ({ title, licence, version, changed_at }: DataSet, tables: readonly Table[]): object => ({
  ...{ title, licence: licence.id, version, changed_at },
  tables: Object.fromEntries(
    tables.map((table) => [table.name, table.rows.map((row) => objectOf(table, row))]),
  ),
});

const objectOf = ({ fields }: Table, row: readonly Cell[]): Record<string, Cell> =>
  Object.fromEntries(fields.map(({ name }, index) => [name, row[index] ?? null]));

function aboutLines(results: SurveyResults, { title, licence }: DataSet): string[] {
  const { summary, time, source } = results;
  const changed = summary.changed_at;
  return [
    title,
    sourceLine('answers', source),
    changed === null
      ? time
      : `Thời điểm của số liệu: ${officialTime(changed)}. Phiên bản ${summary.version}.`,
    'Ô trống: xem cột answered. true: Không điền; false: Chưa gửi phiếu. Ô trống không phải là 0.',
    'Dòng 3 của mục 1 đếm người được trang cấp máy tính có kết nối internet, không đếm máy. Số xã là số xã trên địa bàn.',
    `Giấy phép: ${licence.title}, ${licence.address}`,
  ];
}
