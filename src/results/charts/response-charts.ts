import { isoDay, shortDate } from '../../vietnamese/dates.ts';
import { hasAnswered, type ProvinceRecord } from '../aggregate/province-record.ts';
import { countResponses, countsByRegion, type RegionCounts } from '../aggregate/response-counts.ts';
import { noneReceived, ofAll } from '../headline/data-status.ts';
import type { Context } from '../indicators/indicator.ts';
import { brokenTime } from './broken-time.ts';
import { type BarChart, byRegion, type StepChart } from './chart.ts';

const valuesOf = (regions: readonly RegionCounts[], of: (region: RegionCounts) => number) => regions.map(of);

/** What the letter says runs in each region: 8, 4 and 51 in all. */
export function deploymentChart(records: readonly ProvinceRecord[]): BarChart {
  const regions = countsByRegion(records);
  const lead = regions.filter(({ both, birth_registration: birth }) => both + birth > 0);
  const each = lead.map(
    ({ name, both, birth_registration: birth, units }) => `${name} ${both + birth}/${units}`,
  );
  return {
    ...byRegion,
    id: 'trien-khai-theo-vung',
    title: 'Triển khai phần mềm theo vùng, theo Công văn 669, tính đến 15/11/2016',
    sentence: `Phần mềm của Bộ được sử dụng chính thức tại 12/63 tỉnh, thành phố: ${each.join('; ')}.`,
    from: 'letter',
    unit: 'Số tỉnh, thành phố',
    categories: regions.map(({ name }) => ({ name, note: '' })),
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
export function answersChart(records: readonly ProvinceRecord[]): BarChart {
  const regions = countsByRegion(records);
  return {
    ...byRegion,
    id: 'phieu-theo-vung',
    title: 'Số phiếu đã nhận theo vùng',
    sentence: answersSentence(regions),
    from: 'answers',
    unit: 'Số phiếu',
    categories: regions.map((region) => ({ name: region.name, note: '' })),
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

/** Answers over time, by the day in Viet Nam on which a Sở first sent its Phiếu. */
export function overTimeChart(records: readonly ProvinceRecord[], { due_at: due }: Context): StepChart {
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
    note: `Tính theo lần gửi đầu tiên của mỗi Sở; đính chính không tính thêm.${breakNote({ steps, due })}`,
    ...{ steps, due, most: records.length },
  };
}

/** Says where the axis leaves out a long stretch in which nothing came. */
function breakNote(chart: Pick<StepChart, 'steps' | 'due'>): string {
  const { breaks } = brokenTime([
    ...chart.steps.map(({ day }) => day),
    ...(chart.due === null ? [] : [isoDay(chart.due)]),
  ]);
  const each = breaks.map(({ from, to }) => `từ ngày ${shortDate(from)} đến ngày ${shortDate(to)}`);
  return each.length === 0 ? '' : ` Trục thời gian được ngắt ${each.join(', ')}.`;
}
