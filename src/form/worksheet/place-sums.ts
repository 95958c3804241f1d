import { textsAt, type FormValues } from '../../questionnaire/form-values.ts';
import { parseWholeNumber } from '../../vietnamese/numbers.ts';

/** Sums of the worksheet, by the path of the cell of section 1 they belong in; null when the column is blank. */
export type Sums = Readonly<Record<string, number | null>>;

/** Where sums go: those that may stand in section 1 at once, and those where it holds another figure. */
export interface PlacedSums {
  put: readonly (readonly [string, string])[];
  differing: FormValues;
}

/** Places sums in section 1: a cell that is blank, or that still holds the sum brought before, may be replaced unasked. */
export function placeSums(values: FormValues, sums: Sums, before: Sums): PlacedSums {
  const put: (readonly [string, string])[] = [];
  const differing: Record<string, string> = {};
  for (const [path, sum] of Object.entries(sums)) {
    const held = figureAt(values, path);
    if (held === sum) continue;
    const isFree = held === null || (held !== undefined && held === before[path]);
    if (isFree) put.push([path, sum === null ? '' : String(sum)]);
    else if (sum !== null) differing[path] = String(sum);
  }
  return { put, differing };
}

/** The sums that section 1 holds already. */
export const sumsHeld = (formValues: FormValues, sums: Sums): Sums =>
  Object.fromEntries(Object.entries(sums).filter(([path, sum]) => figureAt(formValues, path) === sum));

/** The figure at a path, null when it is blank, undefined when it can't be read. */
function figureAt(formValues: FormValues, path: string): number | null | undefined {
  const parsed = parseWholeNumber(textsAt(formValues, path).join(' '));
  return parsed.ok ? parsed.value : undefined;
}
