import { limits } from '../../questionnaire/limits.ts';
import {
  districtRows,
  districtSheetCode,
  districtTableHeading,
  sheetVersion,
} from '../../questionnaire/district-sheet.ts';
import { districtHeading } from '../../questionnaire/worksheet.ts';
import type { FormValues } from '../../questionnaire/form-values.ts';
import { fillInXlsx, zipOf } from '../../spreadsheet/write-fill-in-xlsx.ts';
import { districtsOf } from '../../units/districts.ts';
import { provinceByCode } from '../../units/units.ts';
import { formatCount } from '../../vietnamese/numbers.ts';
import { fold } from '../../vietnamese/text.ts';
import { districtLines, type DistrictLine } from './district-lines.ts';

/** A zip archive with an Excel file for each district that the worksheet names or the catalogue has, and how many. */
export function districtFiles(formValues: FormValues, province: string): { zip: Blob; count: number } {
  const lines = districtLines(formValues, districtsOf(province));
  const files = lines.map((line, at) => [fileName(line, at), districtFile(line, province)] as const);
  return {
    zip: new Blob([zipOf(Object.fromEntries(files))], { type: 'application/zip' }),
    count: files.length,
  };
}

/** In the order of the lines, in letters that every system unpacks alike: "03-huyen-ha-quang.xlsx". */
const fileName = ({ name }: DistrictLine, at: number): string =>
  `${String(at + 1).padStart(2, '0')}-${fold(name)
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)}.xlsx`;

/** The Excel file that one district fills in: the three rows of section 1. */
export function districtFile(
  { name, code }: Pick<DistrictLine, 'name' | 'code'>,
  province: string,
): Uint8Array<ArrayBuffer> {
  const levels = districtRows[0]!.columns;
  const whole = 2 + levels.length;
  return fillInXlsx({
    name: 'Mục 1',
    rows: [
      [{ text: 'Số liệu mục 1 của Phiếu khảo sát theo Công văn 669', style: 'title', span: whole }],
      [
        { text: '', style: 'note' },
        { text: districtHeading, style: 'title' },
        { text: name, style: 'title', span: levels.length },
      ],
      [{ text: explanation(province), style: 'note', span: whole }],
      [
        { text: 'STT', style: 'head' },
        { text: districtTableHeading, style: 'head' },
        ...levels.map(({ label }) => ({ text: label, style: 'head' as const })),
      ],
      ...districtRows.map(({ row, shortLabel }) => [
        { text: String(row), style: 'number' as const },
        { text: shortLabel, style: 'label' as const },
        ...levels.map(() => ({ text: '', style: 'fill' as const })),
      ]),
      [
        {
          text: `Mã tệp (không sửa): ${districtSheetCode({ version: sheetVersion, province, district: code })}`,
          style: 'small',
          span: whole,
        },
      ],
    ],
    widths: [6, 62, 18, 18],
    heights: { 1: 20, 2: 52, 4: 34, 5: 34, 6: 34 },
    max: limits.count,
    refusal: `Đề nghị ghi số nguyên từ 0 đến ${formatCount(limits.count)}.`,
  });
}

const explanation = (province: string): string =>
  `Đề nghị ghi số nguyên vào các ô nền vàng (ghi 0 nếu không có, để trống nếu chưa có số liệu), không dùng công thức, lưu dạng .xlsx và gửi lại Sở Tư pháp ${provinceByCode(province)?.fullName.replace(/^\p{L}/u, (letter) => letter.toLowerCase()) ?? ''}.`;
