import type { Aggregate, Base } from '../aggregate/aggregate.ts';
import type { ProvinceRecord } from '../aggregate/province-record.ts';
import type { ResultsSettings } from '../settings.ts';

/** How a figure is read: a share, a number of things, things per thing. */
export type Statistic = 'share' | 'count' | 'average';

/** One number of an indicator with its numerator, its denominator and the units it was taken from. */
export interface Figure extends Aggregate {
  /** Stable name, for data files: "equipped_share_commune". */
  id: string;
  label: string;
  statistic: Statistic;
  /** What `base` counts: provinces, or software described in section 3. */
  statisticalUnit: 'province' | 'software';
  /** Whether it is known of those who have sent nothing, too: it is about the sending itself. */
  knownWithoutResponse?: true;
}

/** An indicator: its words, said once here, and how its figures come about. */
export interface Indicator {
  number: number;
  id: string;
  title: string;
  /** Where in the Phiếu the numbers stand. */
  place: string;
  formula: string;
  numerator: string;
  denominator: string;
  note?: string;
  figures: (records: readonly ProvinceRecord[], context: Context) => Figure[];
}

/** What figures depend on besides the answers. */
export interface Context {
  due_at: string | null;
  /** How many plans said to be issued came with a file; files themselves are not published. */
  plan_files: number;
  settings: ResultsSettings;
}

/** The groups of the letter: all 63, the 12 with a system of the Ministry, the 51 without. */
export const groups = [
  { id: 'all', label: '63 tỉnh, thành phố', has: () => true },
  {
    id: 'deployed',
    label: '12 tỉnh, thành phố đã sử dụng phần mềm của Bộ',
    has: ({ deployment }: ProvinceRecord) => deployment !== 'none',
  },
  {
    id: 'not_deployed',
    label: '51 tỉnh, thành phố chưa đưa vào sử dụng chính thức',
    has: ({ deployment }: ProvinceRecord) => deployment === 'none',
  },
] as const;

/** The levels of section 1 with their words. */
export const levels = [
  { id: 'commune', label: 'cấp xã' },
  { id: 'district', label: 'cấp huyện' },
] as const;

/** A figure about provinces. */
export const figure = (id: string, label: string, statistic: Statistic, aggregate: Aggregate): Figure => ({
  ...{ id, label, statistic, statisticalUnit: 'province' },
  ...aggregate,
});

/** The number a figure shows: of a count the numerator, else the ratio; null where nothing can be computed. */
export function valueOf({
  statistic,
  numerator,
  denominator,
  base,
  knownWithoutResponse,
}: Figure): number | null {
  if (base.valid === 0 && !knownWithoutResponse) return null;
  if (statistic === 'count') return numerator;
  return denominator === 0 ? null : numerator / denominator;
}

/** A base of software instances: ticked or not, none is a unit nonresponse. */
export const repeatBase = (eligible: number, valid: number): Base => ({
  ...{ eligible, valid, zero: null, itemNonresponse: eligible - valid, disputed: 0, unitNonresponse: 0 },
});
