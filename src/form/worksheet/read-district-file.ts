import {
  districtRows,
  parseDistrictSheetCode,
  sheetVersion,
  worksheetColumnOf,
  type DistrictSheetKey,
} from '../../questionnaire/district-sheet.ts';
import { districtHeading } from '../../questionnaire/worksheet.ts';
import { openOfficeFile } from '../../office-files/open-package.ts';
import { faultWords } from '../../office-files/fault-words.ts';
import { walkXml } from '../../office-files/walk-xml.ts';
import { readFirstSheet, type ReadCell, type ReadRows } from '../../spreadsheet/read-sheet.ts';
import { districtKey, districtsOf } from '../../units/districts.ts';
import { provinceByCode } from '../../units/units.ts';
import { parseWholeNumber } from '../../vietnamese/numbers.ts';
import { fold } from '../../vietnamese/text.ts';

/** What a district's file holds. */
export interface DistrictFigures {
  district: { code: string | undefined; name: string };
  /** Figures by the name of their column in the worksheet. */
  figures: readonly (readonly [string, string])[];
  /** Cells whose content is no figure, each in a sentence. */
  faults: readonly string[];
  /** When it was saved, in milliseconds. */
  savedAt: number;
}

/** What a district's file holds, or why it is not taken. */
export type DistrictFile = { refusal: string } | DistrictFigures;

/** Reads the file of one district of a province. */
export async function readDistrictFile(file: File, province: string): Promise<DistrictFile> {
  try {
    const workbook = await openOfficeFile(file);
    const rows = readFirstSheet(workbook);
    const savedAt = savedAtOf(workbook.text('docProps/core.xml')) ?? file.lastModified;
    const found = readDistrictRows(rows, province);
    return 'refusal' in found ? found : { ...found, savedAt };
  } catch (error) {
    return { refusal: faultWords(error) };
  }
}

function readDistrictRows(
  rows: ReadRows,
  province: string,
): { refusal: string } | Omit<DistrictFigures, 'savedAt'> {
  const cells = rows.flatMap((row, line) => Array.from(row, (cell, column) => ({ cell, line, column })));
  const key = cells.map(({ cell }) => (cell ? parseDistrictSheetCode(cell.text) : undefined)).find(Boolean);
  if (!key) return { refusal: 'Không phải tệp theo mẫu cho huyện (không có mã tệp).' };
  const heading = cells.find(({ cell }) => cell && isSame(cell.text, districtHeading));
  const name = rows[heading?.line ?? -1]?.slice(heading!.column + 1).find(Boolean)?.text ?? '';
  const refusal = refusalOf(key, name, province);
  if (refusal !== undefined) return { refusal };
  const table = readTable(rows);
  if (!table) return { refusal: 'Bảng trong tệp đã bị đổi so với mẫu. Đề nghị huyện ghi lại vào tệp mẫu.' };
  return { district: { code: key.district, name }, ...table };
}

/** Why a sheet is not one of this province for this version of the Phiếu. */
function refusalOf(key: DistrictSheetKey, name: string, province: string): string | undefined {
  if (key.version !== sheetVersion)
    return 'Tệp được tạo cho phiên bản khác của Phiếu. Đề nghị gửi lại tệp mẫu mới.';
  if (key.province !== province)
    return `Tệp thuộc ${provinceByCode(key.province)?.fullName ?? 'tỉnh khác'}, không thuộc Phiếu đang điền.`;
  if (name === '') return 'Tên đơn vị cấp huyện trong tệp đã bị xóa.';
  const catalogue = districtsOf(province);
  const own = catalogue.find(({ code }) => code === key.district);
  if (
    key.district !== undefined &&
    (!own || districtKey(own.name, catalogue) !== districtKey(name, catalogue))
  )
    return `Tệp mẫu của ${own?.name ?? 'huyện khác'} nhưng ghi tên “${name}”: không rõ số liệu của huyện nào.`;
  return undefined;
}

/** The three rows wherever they stand now, under the headings of the two levels. */
function readTable(rows: ReadRows) {
  const levels = districtRows[0]!.columns;
  const head = rows.findIndex((row) =>
    levels.every(({ label }) => row.some((cell) => cell && isSame(cell.text, label))),
  );
  if (head < 0) return undefined;
  const columns = levels.map(({ label }) =>
    rows[head]!.findIndex((cell) => cell && isSame(cell.text, label)),
  );
  const figures: (readonly [string, string])[] = [];
  const faults: string[] = [];
  for (const row of districtRows) {
    const cells = rows
      .slice(head + 1)
      .find((line) => line.some((cell) => cell && isSame(cell.text, row.shortLabel)));
    if (!cells) return undefined;
    for (const [at, level] of levels.entries()) {
      const cell = cells[columns[at]!];
      const fault = cell && faultIn(cell);
      if (fault !== undefined) faults.push(`ô ${cell?.at} (dòng ${row.row}, ${level.label}) ${fault}`);
      else if (cell) figures.push([worksheetColumnOf(row, level.name).name, cell.text]);
    }
  }
  return { figures, faults };
}

/** Why a cell holds no figure that may be taken. */
function faultIn({ kind, text }: ReadCell): string | undefined {
  if (kind === 'formula') return `là công thức${text === '' ? '' : ` (đang hiện ${text})`}`;
  if (kind === 'date') return `là ngày tháng (${text})`;
  const parsed = parseWholeNumber(text);
  return parsed.ok && kind !== 'other' ? undefined : `không phải số nguyên (“${text.slice(0, 40)}”)`;
}

const isSame = (a: string, b: string): boolean => keyOf(a) === keyOf(b);

const keyOf = (text: string): string => fold(text).replace(/\s+/g, ' ').trim();

/** When the program that wrote the file says it did; undefined when it does not say. */
function savedAtOf(xml: string | undefined): number | undefined {
  let [isTime, words] = [false, ''];
  if (xml === undefined) return undefined;
  walkXml(
    xml,
    { 'http://purl.org/dc/terms/': 'dcterms' },
    {
      open: (name) => (isTime = name === 'dcterms:modified'),
      text: (text) => void (isTime && (words += text)),
      close: () => (isTime = false),
    },
  );
  const time = Date.parse(words.trim());
  return Number.isNaN(time) ? undefined : time;
}
