import { isoDay, shortDate } from '../../vietnamese/dates.ts';
import { formatCount, formatPercent } from '../../vietnamese/numbers.ts';
import { type Aggregate, type Level, ratioOfSums } from '../aggregate/aggregate.ts';
import { equipped, registrars } from '../aggregate/measures.ts';
import { hasAnswered, type ProvinceRecord } from '../aggregate/province-record.ts';
import { noneReceived } from '../headline/data-status.ts';
import type { Context, Figure } from '../indicators/indicator.ts';
import { blockFigures, softwareKinds } from '../indicators/software.ts';
import { abbreviationOf } from '../map/tile-map.ts';
import { baseInWords, leftBlank, lineInWords } from '../words.ts';
import type { BarsChart, PointsChart, StepsChart } from './chart.ts';

/** Answers over time, by the day in Viet Nam on which a Sở first sent its Phiếu. */
export function overTimeChart(records: readonly ProvinceRecord[], { due_at: due }: Context): StepsChart {
  const days = records.filter(hasAnswered).map(({ unit }) => isoDay(unit.first_received_at));
  const counted = [...new Set(days)]
    .sort()
    .map((day) => ({ day, added: days.filter((one) => one === day).length }));
  const steps = counted.map(({ day, added }) => ({
    ...{ day, added },
    total: days.filter((one) => one <= day).length,
  }));
  const [first, last] = [steps.at(0), steps.at(-1)];
  const busiest = steps.reduce((most, step) => (step.added > most.added ? step : most), {
    day: '',
    added: 0,
    total: 0,
  });
  return {
    ...{
      kind: 'steps',
      id: 'phieu-theo-thoi-gian',
      title: 'Số phiếu đã nhận theo thời gian',
      from: 'answers',
    },
    sentence:
      first && last
        ? `Từ ngày ${shortDate(first.day)} đến ngày ${shortDate(last.day)} đã nhận ${last.total}/${records.length} phiếu; nhiều nhất trong một ngày là ${busiest.added} phiếu (ngày ${shortDate(busiest.day)}).`
        : `${noneReceived}.`,
    unit: 'Số phiếu đã nhận, cộng dồn',
    note: 'Tính theo lần gửi đầu tiên của mỗi Sở; đính chính không tính thêm.',
    ...{ steps, due, most: records.length },
  };
}

const lineAt = (record: ProvinceRecord, level: Level): Aggregate =>
  ratioOfSums([record], equipped(level), registrars(level));

/** The share of people given a computer at both levels, province by province. */
export function bothLevelsChart(records: readonly ProvinceRecord[]): PointsChart {
  const points = records.filter(hasAnswered).flatMap((record) => {
    const [x, y] = [lineAt(record, 'district'), lineAt(record, 'commune')];
    if (x.denominator === 0 || y.denominator === 0) return [];
    const { name, code } = record.province;
    return {
      ...{ name, letters: abbreviationOf(code), xLine: lineInWords(x), yLine: lineInWords(y) },
      ...{ x: x.numerator / x.denominator, y: y.numerator / y.denominator },
    };
  });
  const lower = points.filter(({ x, y }) => y < x).length;
  return {
    ...{ kind: 'points', id: 'trang-cap-hai-cap', from: 'answers', unit: '', points },
    title: 'Tỷ lệ công chức được trang cấp máy tính có kết nối internet: cấp xã so với cấp huyện',
    sentence:
      points.length === 0
        ? 'Chưa có tỉnh, thành phố nào đủ số liệu ở cả hai cấp.'
        : `Trong ${points.length}/${records.length} tỉnh, thành phố đủ số liệu ở cả hai cấp, ${lower} nơi có tỷ lệ cấp xã thấp hơn cấp huyện.`,
    ...{ x: 'Cấp huyện', y: 'Cấp xã' },
    note: 'Dòng 3 so với dòng 2 của mục 1. Dòng 3 đếm người, không đếm máy; hai dòng gọi tên hai nhóm hơi khác nhau.',
  };
}

/** The numerator; null while nobody has ticked any box of the group. */
const toldBy = ({ numerator, base }: Figure): number | null => (base.valid === 0 ? null : numerator);

const shareNote = ({ numerator, denominator }: Figure): string =>
  denominator === 0 ? '–' : formatPercent(numerator / denominator);

/** The kinds of software of 3.1, by how many Sở ticked each. */
export function kindsChart(records: readonly ProvinceRecord[], context: Context): BarsChart {
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
    categories: figures.map((one) => ({ name: one.label, note: shareNote(one) })),
    series: [{ name: 'Số Sở chọn', values: figures.map(toldBy) }],
  };
}

const blockCharts = [
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
export const softwareCharts = (records: readonly ProvinceRecord[]): BarsChart[] =>
  blockCharts.map(({ choice, id, title }) =>
    blockChart(id, title, blockFigures(records, 'software_in_use', choice)),
  );

function blockChart(id: string, title: string, figures: readonly Figure[]): BarsChart {
  const all = figures[0]?.base ?? { eligible: 0, valid: 0, itemNonresponse: 0 };
  const named = figures.map((one) => ({
    name: one.label.replace(/^[^:]*: /, ''),
    value: toldBy(one),
    note: shareNote(one),
  }));
  const rows = [
    ...named,
    { name: leftBlank, value: all.eligible === 0 ? null : all.itemNonresponse, note: '' },
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
    categories: rows.map(({ name, note }) => ({ name, note })),
    series: [{ name: 'Số phần mềm', values: rows.map(({ value }) => value) }],
  };
}
