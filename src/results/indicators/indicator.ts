import type { Place } from '../tally.ts';
import type { ResultsSettings } from '../settings.ts';
import type { Base, Reckoned } from './reckon.ts';

/** How a figure is read: a share, a number of things, things per thing. */
export type Measure = 'share' | 'count' | 'average';

/** One number of an indicator with what stands above and below the line and what it was reckoned from. */
export interface Figure extends Reckoned {
  /** Stable name, for data files: "equipped_share_commune". */
  id: string;
  label: string;
  measure: Measure;
  /** What `base` counts: provinces, or software described in section 3. */
  counts: 'province' | 'software';
  /** Whether it is known of those who have sent nothing, too: it is about the sending itself. */
  known_of_silent?: true;
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
  figures: (places: readonly Place[], context: Context) => Figure[];
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
    has: ({ deployment }: Place) => deployment !== 'none',
  },
  {
    id: 'not_deployed',
    label: '51 tỉnh, thành phố chưa đưa vào sử dụng chính thức',
    has: ({ deployment }: Place) => deployment === 'none',
  },
] as const;

/** The 51 where the letter says no system is in official use yet. */
export const notDeployed = (places: readonly Place[]): Place[] =>
  places.filter(({ deployment }) => deployment === 'none');

/** The levels of section 1 with their words. */
export const levels = [
  { id: 'commune', label: 'cấp xã' },
  { id: 'district', label: 'cấp huyện' },
] as const;

/** A figure about provinces. */
export const figure = (id: string, label: string, measure: Measure, reckoned: Reckoned): Figure => ({
  ...{ id, label, measure, counts: 'province' },
  ...reckoned,
});

/** The number a figure shows: of a count what stands above the line, else the ratio; null where nothing can be reckoned. */
export function valueOf({ measure, numerator, denominator, base, known_of_silent }: Figure): number | null {
  if (base.valid === 0 && !known_of_silent) return null;
  if (measure === 'count') return numerator;
  return denominator === 0 ? null : numerator / denominator;
}

/** A base of software blocks: ticked or not, none is a unit nonresponse. */
export const softwareBase = (eligible: number, valid: number): Base => ({
  ...{ eligible, valid, zero: null, itemNonresponse: eligible - valid, unitNonresponse: 0 },
});
