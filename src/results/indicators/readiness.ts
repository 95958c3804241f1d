import { formatThreshold } from '../../vietnamese/numbers.ts';
import { shareOfEligible, shareOfValid } from '../aggregate/aggregate.ts';
import { disputedLabel, isDisputed } from '../aggregate/disputed.ts';
import { equipped, offices, planIssued, registrars } from '../aggregate/measures.ts';
import {
  type AnsweredRecord,
  hasAnswered,
  notDeployed,
  type ProvinceRecord,
} from '../aggregate/province-record.ts';
import type { ResultsSettings } from '../settings.ts';
import { notComputable } from '../figure-words.ts';
import { figure, type Indicator } from './indicator.ts';

/** The title wherever readiness is shown (D11). */
export const readinessTitle = 'Giả định để tham khảo, không phải điều kiện do Bộ quy định';

/** Whether a criterion is met; null when the answer leaves out what would tell, in words when it wrote 0 to divide by. */
export type CriterionResult = boolean | typeof notComputable | null;

/** One of the three criteria: its words, and whether an answer meets it. */
export interface Criterion {
  id: 'equipped_share' | 'equipped_offices' | 'plan';
  label: string;
  place: string;
  met: (record: AnsweredRecord) => CriterionResult;
}

/** A province of the 51 with each criterion met, not met or not assessable, how many are met and how many assessed; null where nothing was sent. */
export interface Readiness {
  record: ProvinceRecord;
  criteria: CriterionResult[] | null;
  /** Whether its figures are in dispute: it then meets no criterion and fails none. */
  disputed: boolean;
  met: number | null;
  assessed: number | null;
}

/** Said of an answer that leaves out what would tell of a criterion, or wrote 0 to divide by. */
export const insufficientData = 'Chưa đủ số liệu để xét cả ba tiêu chí';

/** The groups of readiness: who lacks a figure is in one of its own, for what cannot be assessed is not "not met". */
export const readinessLevels = [
  { id: 'ready_three', label: 'Đạt cả ba tiêu chí', met: 3 },
  { id: 'ready_two', label: 'Đạt hai tiêu chí', met: 2 },
  { id: 'ready_one', label: 'Đạt một tiêu chí', met: 1 },
  { id: 'ready_none', label: 'Không đạt tiêu chí nào', met: 0 },
  { id: 'ready_insufficient_data', label: insufficientData, met: null },
  { id: 'ready_disputed', label: disputedLabel, met: 'disputed' },
] as const;

/** How many of the three criteria an answer meets; null when not all of them can be assessed, in a word while its figures are in dispute. */
export function levelOf({
  met,
  assessed,
  disputed,
}: Pick<Readiness, 'met' | 'assessed' | 'disputed'>): number | 'disputed' | null {
  if (disputed) return 'disputed';
  return assessed === 3 ? met : null;
}

/** The three criteria with the threshold of content/results.json. */
export function criteriaOf({ equipped_share_at_least: least }: ResultsSettings['readiness']): Criterion[] {
  return [
    {
      id: 'equipped_share',
      label: `Tỷ lệ công chức cấp xã được trang cấp máy tính có kết nối internet từ ${formatThreshold(least)} trở lên`,
      place: 'Mục 1, dòng 2 và dòng 3',
      met: (record) => {
        const [all, having] = [registrars('commune')(record), equipped('commune')(record)];
        if (all === null || having === null) return null;
        // Not a division: 19 of 20 must reach 95%.
        return all === 0 ? notComputable : having >= least * all - 1e-9;
      },
    },
    {
      id: 'equipped_offices',
      label:
        'Số công chức cấp xã được trang cấp máy tính không ít hơn số cơ quan đăng ký, quản lý hộ tịch cấp xã',
      place: 'Mục 1, dòng 1 và dòng 3',
      met: (record) => {
        const [all, having] = [offices('commune')(record), equipped('commune')(record)];
        return all === null || having === null ? null : having >= all;
      },
    },
    { id: 'plan', label: 'Đã ban hành kế hoạch triển khai Đề án', place: 'Mục 2', met: planIssued },
  ];
}

/** The 51 where no system of the Ministry is in official use, each with its criteria. */
export function readinessOf(
  records: readonly ProvinceRecord[],
  settings: ResultsSettings['readiness'],
): Readiness[] {
  const criteria = criteriaOf(settings);
  return notDeployed(records).map((record) => {
    if (!hasAnswered(record)) return { record, criteria: null, disputed: false, met: null, assessed: null };
    const each = criteria.map(({ met }) => met(record));
    if (isDisputed(record)) return { record, criteria: each, disputed: true, met: null, assessed: null };
    const assessed = each.filter((result) => typeof result === 'boolean');
    return {
      record,
      criteria: each,
      disputed: false,
      met: assessed.filter((result) => result).length,
      assessed: assessed.length,
    };
  });
}

/** What cannot be computed from a written 0 was filled in all the same: it counts among the answers, and is not met. */
const orNotMet = (result: CriterionResult): boolean | null => (result === null ? null : result === true);

/** Indicator 8: how many of the 51 meet the assumed criteria (D11). */
export const readiness: Indicator = {
  number: 8,
  id: 'readiness',
  title: 'Nhóm sẵn sàng trong 51 tỉnh, thành phố chưa đưa vào sử dụng chính thức',
  place: 'Mục 1 và mục 2',
  formula:
    'Số tỉnh, thành phố của từng nhóm ÷ 51; từng tiêu chí: số tỉnh, thành phố đạt ÷ số tỉnh, thành phố đã điền số liệu của tiêu chí, trừ số đang giải trình',
  numerator: 'Số tỉnh, thành phố của từng nhóm; số tỉnh, thành phố đạt từng tiêu chí',
  denominator:
    '51 tỉnh, thành phố chưa đưa vào sử dụng chính thức theo Công văn 669; trong số đó, số tỉnh, thành phố đã điền số liệu của tiêu chí',
  note: `${readinessTitle}. Tỉnh, thành phố chưa đủ số liệu hoặc đang giải trình được xếp riêng, không tính là đạt hay không đạt.`,
  figures: (all, { settings }) => {
    const records = notDeployed(all);
    const isAt = (met: number | 'disputed' | null) => (record: AnsweredRecord) =>
      readinessOf([record], settings.readiness).some((one) => levelOf(one) === met);
    return [
      ...readinessLevels.map(({ id, label, met }) =>
        figure(id, label, 'share', shareOfEligible(records, isAt(met))),
      ),
      ...criteriaOf(settings.readiness).map(({ id, label, met: holds }) =>
        figure(
          `criterion_${id}`,
          label,
          'share',
          shareOfValid(records, (record) => orNotMet(holds(record)), isDisputed),
        ),
      ),
    ];
  },
};
