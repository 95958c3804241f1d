import { formatCount } from '../../vietnamese/numbers.ts';
import { type Aggregate, type Level, ratioOfSums, sumOf } from '../aggregate/aggregate.ts';
import { equipped, notEquipped, registrars } from '../aggregate/measures.ts';
import { hasAnswered, type ProvinceRecord } from '../aggregate/province-record.ts';
import { countsByRegion } from '../aggregate/response-counts.ts';
import { abbreviationOf } from '../map/tile-map.ts';
import { baseInWords, lineInWords, noData } from '../figure-words.ts';
import { type BarChart, byRegion, type ScatterChart } from './chart.ts';

/** How many people have not been given a computer yet, by region and level. */
export function notEquippedChart(records: readonly ProvinceRecord[]): BarChart {
  const regions = countsByRegion(records);
  const level = (name: 'commune' | 'district') => ({
    all: sumOf(records, notEquipped(name)),
    values: regions.map(({ records: here }) => {
      const { numerator, base } = sumOf(here, notEquipped(name));
      return base.valid === 0 ? null : numerator;
    }),
  });
  const [commune, district] = [level('commune'), level('district')];
  return {
    ...byRegion,
    id: 'chua-trang-cap-theo-vung',
    title: 'Số công chức chưa được trang cấp máy tính có kết nối internet, theo vùng',
    sentence: `Chưa được trang cấp, cấp xã: ${peopleOf(commune.all)}; cấp huyện: ${peopleOf(district.all)}.`,
    from: 'answers',
    unit: 'Số người',
    note: 'Phần dòng 2 trừ dòng 3 của mục 1, cộng từng tỉnh. Dòng 3 đếm người, không đếm máy; hai dòng gọi tên hai nhóm hơi khác nhau.',
    categories: regions.map(({ name, records: here }) => ({ name, note: notEquippedNote(here) })),
    series: [
      { name: 'Cấp xã', values: commune.values },
      { name: 'Cấp huyện', values: district.values },
    ],
  };
}

/** Of how many provinces the number is; where they are not the same at both levels, of each. */
function notEquippedNote(here: readonly ProvinceRecord[]): string {
  const counted = (name: 'commune' | 'district') => sumOf(here, notEquipped(name)).base.valid;
  const [commune, district] = [counted('commune'), counted('district')];
  if (commune === district) return `${commune}/${here.length} tỉnh, thành phố`;
  return `cấp xã: ${commune}/${here.length} tỉnh; cấp huyện: ${district}/${here.length} tỉnh`;
}

const peopleOf = ({ numerator, base }: Aggregate): string =>
  `${base.valid === 0 ? noData : `${formatCount(numerator)} người`} (${baseInWords(base)})`;

const lineAt = (record: ProvinceRecord, level: Level): Aggregate =>
  ratioOfSums([record], equipped(level), registrars(level));

/** The share of people given a computer at both levels, province by province. */
export function bothLevelsChart(records: readonly ProvinceRecord[]): ScatterChart {
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
