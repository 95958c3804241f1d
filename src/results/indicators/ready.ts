import { criteriaOf, readinessOf, readinessTitle } from '../readiness.ts';
import { figure, type Indicator, notDeployed } from './indicator.ts';
import { hasAnswered, type Reckoned, shareOf } from './reckon.ts';
import type { Place } from '../tally.ts';

/** How many of the 51 meet so many criteria; the base is all 51, those who sent nothing among them. */
function meeting(
  places: readonly Place[],
  met: readonly (number | null)[],
  wanted: (n: number) => boolean,
): Reckoned {
  const answered = places.filter(hasAnswered).length;
  return {
    numerator: met.filter((count) => count !== null && wanted(count)).length,
    denominator: places.length,
    base: { of: places.length, counted: answered, zero: 0, blank: 0, silent: places.length - answered },
  };
}

const steps = [
  { id: 'ready_three', label: 'Đạt cả ba tiêu chí', wanted: (met: number) => met === 3 },
  { id: 'ready_two', label: 'Đạt hai tiêu chí', wanted: (met: number) => met === 2 },
  { id: 'ready_one', label: 'Đạt một tiêu chí', wanted: (met: number) => met === 1 },
  { id: 'ready_none', label: 'Không đạt tiêu chí nào', wanted: (met: number) => met === 0 },
];

/** Indicator 8: how many of the 51 meet the assumed criteria (D11). */
export const readiness: Indicator = {
  number: 8,
  id: 'readiness',
  title: 'Nhóm sẵn sàng trong 51 tỉnh, thành phố chưa đưa vào sử dụng chính thức',
  place: 'Mục 1 và mục 2',
  formula: 'Đếm số tiêu chí đạt trong ba tiêu chí; ngưỡng nêu tại mục 9 của trang này',
  numerator: 'Số tỉnh, thành phố đạt từng số tiêu chí',
  denominator: '51 tỉnh, thành phố chưa đưa vào sử dụng chính thức theo Công văn 669',
  note: `${readinessTitle}. Tiêu chí không đủ số liệu không được tính là đạt.`,
  figures: (all, { settings }) => {
    const places = notDeployed(all);
    const met = readinessOf(places, settings.readiness).map((one) => one.met);
    return [
      ...steps.map(({ id, label, wanted }) => figure(id, label, 'share', meeting(places, met, wanted))),
      ...criteriaOf(settings.readiness).map(({ id, label, met: holds }) =>
        figure(`criterion_${id}`, label, 'share', shareOf(places, holds)),
      ),
    ];
  },
};
