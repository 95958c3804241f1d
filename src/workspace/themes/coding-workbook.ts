import { toXlsx, xlsxType, type Sheet } from '../../spreadsheet/write-xlsx.ts';
import { shortTime } from '../../staff/times.ts';
import { provinceByCode, regionOf } from '../../units/units.ts';
import { isoDay } from '../../vietnamese/dates.ts';
import type { Codebook, Text } from '../documents/texts.ts';
import { compareReaders } from './compare-readers.ts';
import { regionalCounts } from './regional-counts.ts';
import { pathLabels } from './texts-view.ts';

/** The codebook, every coding, the agreement of readers and themes by region as an Excel workbook, with the name of its file. */
export async function codingWorkbook(
  texts: readonly Text[],
  codebook: Codebook,
  now: Date,
): Promise<{ content: Blob; name: string }> {
  const sheets = [
    codebookSheet(codebook),
    codingSheet(texts, codebook),
    agreementSheet(texts, codebook),
    regionsSheet(texts, codebook),
  ];
  return {
    content: new Blob([await toXlsx(sheets)], { type: xlsxType }),
    name: `phan-loai-noi-dung-${isoDay(now)}.xlsx`,
  };
}

const codebookSheet = ({ version, themes }: Codebook): Sheet => ({
  name: 'Danh mục chủ đề',
  heads: [
    [`Phiên bản ${version}`],
    ['Mã', 'Chủ đề', 'Định nghĩa', 'Ví dụ', 'Đang dùng', 'Ghi lúc', 'Người ghi'],
  ],
  rows: themes.map(({ id, name, definition, example, is_retired, at, who }) => [
    ...[id, name, definition, example, is_retired ? 'Không' : 'Có', shortTime(at), who],
  ]),
});

/** One row for each reader of each text, with a column for each theme; of texts that nobody has read one without reader. */
function codingSheet(texts: readonly Text[], { themes }: Codebook): Sheet {
  const about = ({ unit, name, number, revision, path, words }: Text) => {
    const province = provinceByCode(unit);
    return [unit, name, province ? regionOf(province) : '', number, revision, pathLabels[path], words];
  };
  return {
    name: 'Phân loại',
    heads: [
      [
        ...['Mã', 'Sở Tư pháp', 'Vùng', 'Số Phiếu', 'Lần gửi', 'Mục', 'Nội dung'],
        ...['Người đọc', 'Phân loại lúc', 'Sau đó Sở đính chính'],
        ...themes.map(({ name }) => name),
      ],
    ],
    rows: texts.flatMap((text) =>
      text.codings.length === 0
        ? [about(text)]
        : text.codings.map(({ who, at, is_stale, themes: found }) => [
            ...about(text),
            ...[who, shortTime(at), is_stale ? 'Có' : ''],
            ...themes.map(({ id }) => (found?.includes(id) ? 1 : 0)),
          ]),
    ),
  };
}

const agreementSheet = (texts: readonly Text[], { themes }: Codebook): Sheet => ({
  name: 'Đối chiếu',
  heads: [
    [
      ...['Người đọc thứ nhất', 'Người đọc thứ hai', 'Số nội dung', 'Chủ đề'],
      ...['Cả hai chọn', 'Chỉ người thứ nhất', 'Chỉ người thứ hai', 'Không ai chọn', 'Kappa (Cohen)'],
    ],
  ],
  rows: compareReaders(texts, themes).flatMap(
    ({ readers: [first, second], texts: count, themes: compared }) =>
      compared.map(({ theme, agreement: { both, first_only, second_only, neither, kappa } }) => [
        ...[first, second, count, theme.name],
        ...[both, first_only, second_only, neither, kappa ?? 'không tính được'],
      ]),
  ),
});

function regionsSheet(texts: readonly Text[], codebook: Codebook): Sheet {
  const { regions, themes, coded } = regionalCounts(texts, codebook.themes);
  return {
    name: 'Theo vùng',
    heads: [['Chủ đề (số Sở)', ...regions.map(({ name }) => name), 'Cả nước']],
    rows: [
      ['Số Sở đã phân loại', ...regions.map((region) => region.coded), coded],
      ...themes.map(({ theme, counts, all }) => [theme.name, ...counts, all]),
    ],
  };
}
