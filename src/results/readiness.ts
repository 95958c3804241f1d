import { type AnsweredRecord, hasAnswered, type ProvinceRecord } from './aggregate/province-record.ts';
import { equipped, offices, planIssued, registrars } from './aggregate/measures.ts';
import type { ResultsSettings } from './settings.ts';
import { formatPercent } from '../vietnamese/numbers.ts';
import { notComputable } from './words.ts';

/** The title wherever readiness is shown (D11). */
export const readinessTitle = 'Giả định để tham khảo, không phải điều kiện do Bộ quy định';

/** Whether a criterion is met; null when the answer leaves out what would tell, in words when it wrote 0 to divide by. */
export type Held = boolean | typeof notComputable | null;

/** One of the three criteria: its words, and whether an answer meets it. */
export interface Criterion {
  id: 'equipped_share' | 'equipped_offices' | 'plan';
  label: string;
  place: string;
  met: (record: AnsweredRecord) => Held;
}

/** A province of the 51 with each criterion met, not met, or not to be told, how many are met and how many told; null where nothing was sent. */
export interface Readiness {
  record: ProvinceRecord;
  criteria: Held[] | null;
  met: number | null;
  told: number | null;
}

/** Said of an answer that leaves out what would tell of a criterion, or wrote 0 to divide by. */
export const notEnoughFigures = 'Chưa đủ số liệu để xét cả ba tiêu chí';

/** The groups of readiness: who lacks a figure is in one of its own, for what cannot be told is not "not met". */
export const readinessSteps = [
  { id: 'ready_three', label: 'Đạt cả ba tiêu chí', met: 3 },
  { id: 'ready_two', label: 'Đạt hai tiêu chí', met: 2 },
  { id: 'ready_one', label: 'Đạt một tiêu chí', met: 1 },
  { id: 'ready_none', label: 'Không đạt tiêu chí nào', met: 0 },
  { id: 'ready_untold', label: notEnoughFigures, met: null },
] as const;

/** How many of the three criteria an answer meets; null when not all of them can be told. */
export const stepOf = ({ met, told }: Pick<Readiness, 'met' | 'told'>): number | null =>
  told === 3 ? met : null;

/** The three criteria with the threshold of content/results.json. */
export function criteriaOf({ equipped_share_at_least: least }: ResultsSettings['readiness']): Criterion[] {
  return [
    {
      id: 'equipped_share',
      label: `Tỷ lệ công chức cấp xã được trang cấp máy tính có kết nối internet từ ${formatPercent(least)} trở lên`,
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
  return records
    .filter(({ deployment }) => deployment === 'none')
    .map((record) => {
      if (!hasAnswered(record)) return { record, criteria: null, met: null, told: null };
      const each = criteria.map(({ met }) => met(record));
      const told = each.filter((held) => typeof held === 'boolean');
      return { record, criteria: each, met: told.filter((held) => held).length, told: told.length };
    });
}
