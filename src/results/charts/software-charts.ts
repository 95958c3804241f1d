import { formatCount, formatPercent } from '../../vietnamese/numbers.ts';
import type { ProvinceRecord } from '../aggregate/province-record.ts';
import type { Context, Figure } from '../indicators/indicator.ts';
import { instanceFigures, softwareKinds } from '../indicators/software.ts';
import { baseInWords, leftBlank, lineInWords } from '../figure-words.ts';
import type { BarChart } from './chart.ts';

/** The numerator; null while nobody has ticked any box of the group. */
const reportedBy = ({ numerator, base }: Figure): number | null => (base.valid === 0 ? null : numerator);

const shareNote = ({ numerator, denominator }: Figure): string | null =>
  denominator === 0 ? null : formatPercent(numerator / denominator);

/** The kinds of software of 3.1, by how many Sở ticked each. */
export function kindsChart(records: readonly ProvinceRecord[], context: Context): BarChart {
  const figures = softwareKinds.figures(records, context);
  const base = figures[0]?.base;
  const each = figures.map(
    ({ label, numerator, denominator }) => `${label} ${lineInWords({ numerator, denominator })}`,
  );
  return {
    ...{
      kind: 'bars',
      id: 'loai-phan-mem',
      from: 'answers',
      adds: false,
      unit: 'Số Sở',
      categoryHead: 'Loại phần mềm',
    },
    title: 'Loại phần mềm, ứng dụng đang áp dụng (mục 3.1)',
    sentence:
      base && base.valid > 0
        ? `${each.join('; ')} (${baseInWords(base)}).`
        : 'Chưa có Sở nào chọn ô ở mục 3.1.',
    note: 'Một Sở có thể chọn nhiều loại, nên các số không cộng lại được.',
    categories: figures.map((one) => ({ name: one.label, note: '' })),
    series: [{ name: 'Số Sở chọn', values: figures.map(reportedBy), rates: figures.map(shareNote) }],
  };
}

const instanceCharts = [
  {
    choice: 'database',
    id: 'co-so-du-lieu',
    title: 'Mô hình cơ sở dữ liệu của các phần mềm đang áp dụng (mục 3.2, (i))',
  },
  {
    choice: 'server_place',
    id: 'noi-dat-may-chu',
    title: 'Nơi đặt máy chủ dữ liệu của các phần mềm đang áp dụng (mục 3.2, (ii))',
  },
  {
    choice: 'application',
    id: 'loai-ung-dung',
    title: 'Ứng dụng dành cho người dùng của các phần mềm đang áp dụng (mục 3.2, (iii))',
  },
] as const;

/** Database, server place and application type of the software described; what is counted is software. */
export const softwareCharts = (records: readonly ProvinceRecord[]): BarChart[] =>
  instanceCharts.map(({ choice, id, title }) =>
    instanceChart(id, title, instanceFigures(records, 'software_in_use', choice)),
  );

function instanceChart(id: string, title: string, figures: readonly Figure[]): BarChart {
  const all = figures[0]?.base ?? { eligible: 0, valid: 0, itemNonresponse: 0 };
  const named = figures.map((one) => ({
    name: one.label.replace(/^[^:]*: /, ''),
    value: reportedBy(one),
    rate: shareNote(one),
  }));
  const rows = [
    ...named,
    { name: leftBlank, value: all.eligible === 0 ? null : all.itemNonresponse, rate: null },
  ];
  const each = rows
    .map(({ name, value }) => `${name} ${value === null ? '–' : formatCount(value)}`)
    .join('; ');
  return {
    ...{
      kind: 'bars',
      id,
      title,
      from: 'answers',
      adds: false,
      unit: 'Số phần mềm',
      categoryHead: 'Ô được chọn',
    },
    sentence:
      all.eligible === 0
        ? 'Chưa có phần mềm nào được mô tả.'
        : `Trong ${all.eligible} phần mềm được mô tả: ${each}.`,
    note: 'Đếm phần mềm, không đếm tỉnh, thành phố; một phần mềm có thể chọn nhiều ô, nên các số không cộng lại được. Tỷ lệ tính trên số phần mềm có chọn ít nhất một ô.',
    categories: rows.map(({ name }) => ({ name, note: '' })),
    series: [
      { name: 'Số phần mềm', values: rows.map(({ value }) => value), rates: rows.map(({ rate }) => rate) },
    ],
  };
}
