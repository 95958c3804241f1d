/** How two readers coded one theme over the same answers: in how many each of them found it. */
export interface Agreement {
  /** Both found the theme. */
  both: number;
  /** Only the first reader found it. */
  first_only: number;
  /** Only the second reader found it. */
  second_only: number;
  /** Neither found it. */
  neither: number;
  /**
   * Cohen's kappa, 1 for full agreement and 0 for what chance alone gives; null where chance leaves nothing to agree on,
   * because both readers found the theme in every answer or in none (Cohen, Educational and Psychological Measurement 20
   * (1960), 37–46).
   */
  kappa: number | null;
}

/** One answer that two readers coded: whether each of them found the theme in it. */
export type CodedTwice = readonly [first: boolean, second: boolean];

/** The agreement of two readers about one theme. */
export function agreementOf(coded: readonly CodedTwice[]): Agreement {
  const count = (first: boolean, second: boolean): number =>
    coded.filter((pair) => pair[0] === first && pair[1] === second).length;
  const counts = {
    both: count(true, true),
    first_only: count(true, false),
    second_only: count(false, true),
    neither: count(false, false),
  };
  return { ...counts, kappa: kappaOf(counts) };
}

function kappaOf({ both, first_only, second_only, neither }: Omit<Agreement, 'kappa'>): number | null {
  const all = both + first_only + second_only + neither;
  const [first, second] = [both + first_only, both + second_only];
  // In whole numbers: with shares, full agreement would come out as 0.999….
  const byChance = first * second + (all - first) * (all - second);
  if (all * all === byChance) return null;
  return (all * (both + neither) - byChance) / (all * all - byChance);
}
