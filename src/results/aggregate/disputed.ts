import { equipped, registrars } from './measures.ts';
import { hasAnswered, type ProvinceRecord } from './province-record.ts';

/** What is shown instead of a judgement on figures that contradict themselves or are asked about. */
export const disputedLabel = 'Đang giải trình';

/**
 * Whether the figures of section 1 are in dispute: more people given a computer (row 3) than people (row 2) at a level, or
 * the Sở is asked to explain one of these counts. Such figures meet no criterion and fail none.
 */
export function isDisputed(record: ProvinceRecord): boolean {
  if (!hasAnswered(record)) return false;
  if (record.unit.counts_asked) return true;
  return (['commune', 'district'] as const).some((level) => {
    const [all, having] = [registrars(level)(record), equipped(level)(record)];
    return all !== null && having !== null && having > all;
  });
}
