import { criteriaOf, type Held, readinessOf, readinessTitle } from '../readiness.ts';
import { figure, type Indicator, notDeployed } from './indicator.ts';
import { type AnsweredPlace, outOfAll, shareOf } from './reckon.ts';

const steps = [
  { id: 'ready_three', label: 'Đạt cả ba tiêu chí', wanted: (met: number) => met === 3 },
  { id: 'ready_two', label: 'Đạt hai tiêu chí', wanted: (met: number) => met === 2 },
  { id: 'ready_one', label: 'Đạt một tiêu chí', wanted: (met: number) => met === 1 },
  { id: 'ready_none', label: 'Không đạt tiêu chí nào', wanted: (met: number) => met === 0 },
];

/** What cannot be reckoned from a written 0 was filled in all the same: it counts among the answers, and is not met. */
const orNotMet = (held: Held): boolean | null => (held === null ? null : held === true);

/** Indicator 8: how many of the 51 meet the assumed criteria (D11). */
export const readiness: Indicator = {
  number: 8,
  id: 'readiness',
  title: 'Nhóm sẵn sàng trong 51 tỉnh, thành phố chưa đưa vào sử dụng chính thức',
  place: 'Mục 1 và mục 2',
  formula: 'Đếm số tiêu chí đạt trong ba tiêu chí; ba tiêu chí và ngưỡng nêu ngay dưới',
  numerator: 'Số tỉnh, thành phố đạt từng số tiêu chí',
  denominator: '51 tỉnh, thành phố chưa đưa vào sử dụng chính thức theo Công văn 669',
  note: `${readinessTitle}. Tiêu chí không đủ số liệu không được tính là đạt.`,
  figures: (all, { settings }) => {
    const places = notDeployed(all);
    const met = (place: AnsweredPlace) => readinessOf([place], settings.readiness)[0]?.met ?? 0;
    return [
      ...steps.map(({ id, label, wanted }) =>
        figure(
          id,
          label,
          'share',
          outOfAll(places, (place) => wanted(met(place))),
        ),
      ),
      ...criteriaOf(settings.readiness).map(({ id, label, met: holds }) =>
        figure(
          `criterion_${id}`,
          label,
          'share',
          shareOf(places, (place) => orNotMet(holds(place))),
        ),
      ),
    ];
  },
};
