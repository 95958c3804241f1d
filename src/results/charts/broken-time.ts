const day = 864e5;
/** A stretch without anything longer than this is cut out of the axis, and drawn as long as `cut` days. */
const longest = 45;
const cut = 5;

/** A time axis that leaves out long stretches without anything: where a day stands on it, and between which days it is broken. */
export interface BrokenTime {
  at: (day: string) => number;
  breaks: { from: string; to: string }[];
  end: number;
}

/** Lays out days ("2016-12-09" or instants) in order; each is as far from the one before as it was, unless that is too long. */
export function brokenTime(days: readonly string[]): BrokenTime {
  const inOrder = [...new Set(days)].sort((a, b) => Date.parse(a) - Date.parse(b));
  const places = new Map<string, number>();
  const breaks: BrokenTime['breaks'] = [];
  let place = 0;
  inOrder.forEach((one, index) => {
    const before = inOrder[index - 1];
    const gap = before === undefined ? 0 : (Date.parse(one) - Date.parse(before)) / day;
    if (before !== undefined && gap > longest) breaks.push({ from: before, to: one });
    place += gap > longest ? cut : gap;
    places.set(one, place);
  });
  return { at: (one) => places.get(one) ?? 0, breaks, end: place };
}
