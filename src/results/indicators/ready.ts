import { type AnsweredRecord, notDeployed } from '../aggregate/province-record.ts';
import { criteriaOf, type Held, readinessOf, readinessSteps, readinessTitle, stepOf } from '../readiness.ts';
import { figure, type Indicator } from './indicator.ts';
import { shareOfEligible, shareOfValid } from '../aggregate/aggregate.ts';

/** What cannot be computed from a written 0 was filled in all the same: it counts among the answers, and is not met. */
const orNotMet = (held: Held): boolean | null => (held === null ? null : held === true);

/** Indicator 8: how many of the 51 meet the assumed criteria (D11). */
export const readiness: Indicator = {
  number: 8,
  id: 'readiness',
  title: 'Nhóm sẵn sàng trong 51 tỉnh, thành phố chưa đưa vào sử dụng chính thức',
  place: 'Mục 1 và mục 2',
  formula:
    'Số nơi đạt ngần ấy tiêu chí ÷ 51; từng tiêu chí: số nơi đạt ÷ số nơi đã điền số liệu của tiêu chí',
  numerator: 'Số tỉnh, thành phố đạt ngần ấy tiêu chí; số tỉnh, thành phố đạt riêng tiêu chí đó',
  denominator:
    '51 tỉnh, thành phố chưa đưa vào sử dụng chính thức theo Công văn 669; trong số đó, số tỉnh, thành phố đã điền số liệu của tiêu chí',
  note: `${readinessTitle}. Nơi chưa đủ số liệu được xếp riêng, không tính là không đạt.`,
  figures: (all, { settings }) => {
    const records = notDeployed(all);
    const isAt = (met: number | null) => (record: AnsweredRecord) =>
      readinessOf([record], settings.readiness).some((one) => stepOf(one) === met);
    return [
      ...readinessSteps.map(({ id, label, met }) =>
        figure(id, label, 'share', shareOfEligible(records, isAt(met))),
      ),
      ...criteriaOf(settings.readiness).map(({ id, label, met: holds }) =>
        figure(
          `criterion_${id}`,
          label,
          'share',
          shareOfValid(records, (record) => orNotMet(holds(record))),
        ),
      ),
    ];
  },
};
