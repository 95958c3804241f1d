import { formatCount, formatPercent } from '../../vietnamese/numbers.ts';
import { type Aggregate, type Level, ratioOfSums, sumOf } from '../aggregate/aggregate.ts';
import { equipped, notEquipped, registrars } from '../aggregate/measures.ts';
import { hasAnswered, type ProvinceRecord } from '../aggregate/province-record.ts';
import { countsByRegion } from '../aggregate/response-counts.ts';
import { regions } from '../../units/units.ts';
import { isDisputed } from '../aggregate/disputed.ts';
import { baseInWords, leftBlank, lineInWords, noData, notComputable, rowTwoIsZero } from '../figure-words.ts';
import { type BarChart, byRegion, type StripChart } from './chart.ts';

/** How many people have not been given a computer yet, by region and level. */
export function notEquippedChart(records: readonly ProvinceRecord[]): BarChart {
  const counted = countsByRegion(records);
  const level = (name: 'commune' | 'district') => ({
    all: sumOf(records, notEquipped(name)),
    values: counted.map(({ records: here }) => {
      const { numerator, base } = sumOf(here, notEquipped(name));
      return base.valid === 0 ? null : numerator;
    }),
    rates: counted.map(({ records: here }) => {
      const [lacking, all] = [sumOf(here, notEquipped(name)), sumOf(here, registrars(name))];
      return lacking.base.valid === 0 || all.numerator === 0
        ? null
        : formatPercent(lacking.numerator / all.numerator);
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
    note: 'Cạnh tên vùng: số tỉnh, thành phố có số liệu (cấp xã; cấp huyện nếu khác); cạnh số người: tỷ lệ so với dòng 2. Phần dòng 2 trừ dòng 3 của mục 1, cộng từng tỉnh. Dòng 3 đếm người, không đếm máy; hai dòng gọi tên hai nhóm hơi khác nhau.',
    categories: counted.map(({ name, records: here }) => ({ name, note: notEquippedNote(here) })),
    beside: true,
    series: [
      { name: 'Cấp xã', values: commune.values, rates: commune.rates },
      { name: 'Cấp huyện', values: district.values, rates: district.rates },
    ],
  };
}

/** Of how many provinces the number is; where they are not the same at both levels, of each. */
function notEquippedNote(here: readonly ProvinceRecord[]): string {
  const counted = (name: 'commune' | 'district') => sumOf(here, notEquipped(name)).base.valid;
  const [commune, district] = [counted('commune'), counted('district')];
  if (commune === district) return `(${commune}/${here.length})`;
  return `(${commune}/${here.length}; ${district}/${here.length})`;
}

const peopleOf = ({ numerator, base }: Aggregate): string =>
  `${base.valid === 0 ? noData : `${formatCount(numerator)} người`} (${baseInWords(base)})`;

const lineAt = (record: ProvinceRecord, level: Level): Aggregate =>
  ratioOfSums([record], equipped(level), registrars(level));

/** The share of people given a computer at commune level, province by province in the row of its region; figures in dispute are left out. */
export function equippedByRegionChart(records: readonly ProvinceRecord[]): StripChart {
  const points = regions.flatMap(({ code }, row) =>
    records
      .filter((record) => record.province.regionCode === code && hasAnswered(record) && !isDisputed(record))
      .flatMap((record) => {
        const [own, other] = [lineAt(record, 'commune'), lineAt(record, 'district')];
        if (own.denominator === 0) return [];
        return [
          {
            ...{ name: record.province.name, row, value: own.numerator / own.denominator },
            line: lineInWords(own),
            other: other.base.valid === 0 ? leftBlank : shareInWords(other),
          },
        ];
      }),
  );
  const disputed = records.filter(isDisputed);
  const below = points.filter(({ value }) => value < 0.8).length;
  return {
    ...{
      kind: 'strip',
      id: 'trang-cap-theo-vung',
      from: 'answers',
      points,
      rows: regions.map(({ name }) => name),
    },
    title:
      'Tỷ lệ công chức cấp xã được trang cấp máy tính có kết nối internet, từng tỉnh, thành phố theo vùng',
    unit: 'Công chức cấp xã được trang cấp máy tính có kết nối internet',
    sentence:
      points.length === 0
        ? 'Chưa có tỉnh, thành phố nào đủ số liệu.'
        : `Trong ${points.length}/${records.length} tỉnh, thành phố đủ số liệu, ${points.filter(({ value }) => value === 1).length} đạt 100%, ${below} dưới 80%.`,
    note: `Mỗi chấm là một tỉnh, thành phố; vạch đứng là số trung vị của vùng có từ ba tỉnh, thành phố trở lên. Dòng 3 so với dòng 2 của mục 1. Dòng 3 đếm người, không đếm máy; hai dòng gọi tên hai nhóm hơi khác nhau.${disputed.length > 0 ? ` Đang giải trình, không vẽ: ${disputed.map(({ province }) => province.name).join(', ')}.` : ''}`,
  };
}

const shareInWords = (line: Aggregate): string =>
  line.denominator === 0
    ? `${notComputable} (${rowTwoIsZero})`
    : `${formatPercent(line.numerator / line.denominator)} (${lineInWords(line)})`;
