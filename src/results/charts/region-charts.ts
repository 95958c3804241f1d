import { formatCount } from '../../vietnamese/numbers.ts';
import { type Aggregate, sumOf } from '../aggregate/aggregate.ts';
import { notEquipped } from '../aggregate/measures.ts';
import type { ProvinceRecord } from '../aggregate/province-record.ts';
import { countResponses, countsByRegion, type RegionCounts } from '../aggregate/response-counts.ts';
import { noneReceived, ofAll } from '../headline/data-status.ts';
import { baseInWords, noData } from '../words.ts';
import type { BarsChart } from './chart.ts';

const regional = {
  kind: 'bars',
  categoryHead: 'Vùng',
  adds: true,
} as const;

const valuesOf = (regions: readonly RegionCounts[], of: (region: RegionCounts) => number) => regions.map(of);

/** What the letter says runs in each region: 8, 4 and 51 in all. */
export function deploymentChart(records: readonly ProvinceRecord[]): BarsChart {
  const regions = countsByRegion(records);
  const lead = regions.filter(({ both, birth_registration: birth }) => both + birth > 0);
  const each = lead.map(
    ({ name, both, birth_registration: birth, units }) => `${name} ${both + birth}/${units}`,
  );
  return {
    ...regional,
    id: 'trien-khai-theo-vung',
    title: 'Triển khai phần mềm theo vùng, theo Công văn 669, tính đến 15/11/2016',
    sentence: `Phần mềm của Bộ được sử dụng chính thức tại 12/63 tỉnh, thành phố: ${each.join('; ')}.`,
    from: 'letter',
    unit: 'Số tỉnh, thành phố',
    categories: regions.map(({ name, units }) => ({ name, note: `${units} tỉnh, thành phố` })),
    series: [
      { name: 'Cả hai phần mềm', values: valuesOf(regions, ({ both }) => both) },
      {
        name: 'Chỉ Phần mềm đăng ký khai sinh điện tử',
        values: valuesOf(regions, ({ birth_registration: birth }) => birth),
      },
      { name: 'Chưa đưa vào sử dụng chính thức', values: valuesOf(regions, ({ none }) => none) },
    ],
  };
}

/** Answers by region: received, and not yet sent; region by region they add up to its number of provinces. */
export function answersChart(records: readonly ProvinceRecord[]): BarsChart {
  const regions = countsByRegion(records);
  return {
    ...regional,
    id: 'phieu-theo-vung',
    title: 'Số phiếu đã nhận theo vùng',
    sentence: answersSentence(regions),
    from: 'answers',
    unit: 'Số phiếu',
    categories: regions.map((region) => ({ name: region.name, note: `${ofAll(region)} phiếu` })),
    series: [
      { name: 'Đã nhận phiếu', values: valuesOf(regions, ({ answered }) => answered) },
      { name: 'Chưa gửi phiếu', values: valuesOf(regions, ({ not_answered: missing }) => missing) },
    ],
  };
}

function answersSentence(regions: readonly RegionCounts[]): string {
  const all = countResponses(regions.flatMap((region) => region.records));
  if (all.answered === 0) return `${noneReceived} trong số ${all.units} phiếu, ở cả ${regions.length} vùng.`;
  const each = regions.map((region) => `${region.name} ${ofAll(region)}`).join('; ');
  return `Đã nhận ${ofAll(all)} phiếu, theo vùng: ${each}.`;
}

/** How many people have not been given a computer yet, by region and level. */
export function notEquippedChart(records: readonly ProvinceRecord[]): BarsChart {
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
    ...regional,
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
