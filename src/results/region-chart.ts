import { noneReceived, ofAll } from './headline.ts';
import { type RegionTally, share } from './tally.ts';

/** What a stacked bar chart draws: for each category one bar, made of the series' values in order. */
export interface StackedBars {
  categories: { name: string; note: string }[];
  series: { name: string; values: number[] }[];
  /** What is counted: the title of the axis. */
  unit: string;
}

/** Answers by region as bars: received, and not yet sent; region by region they add up to its number of provinces. */
export function regionBars(regions: readonly RegionTally[]): StackedBars {
  return {
    categories: regions.map((region) => ({ name: region.name, note: `${ofAll(region)} phiếu` })),
    series: [
      { name: 'Đã nhận phiếu', values: regions.map((region) => region.answered) },
      { name: 'Chưa gửi phiếu', values: regions.map((region) => region.not_answered) },
    ],
    unit: 'Số phiếu',
  };
}

/** What the bars show, in one sentence that stands without them. */
export function regionSentence(regions: readonly RegionTally[]): string {
  const all = share(regions.flatMap((region) => region.places));
  if (all.answered === 0) return `${noneReceived} trong số ${all.units} phiếu, ở cả ${regions.length} vùng.`;
  const each = regions.map((region) => `${region.name} ${ofAll(region)}`).join('; ');
  return `Đã nhận ${ofAll(all)} phiếu, theo vùng: ${each}.`;
}
