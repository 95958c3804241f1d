import { hasAnswered } from './indicators/reckon.ts';
import type { Column } from './province-table.ts';
import { criteriaOf, readinessOf } from './readiness.ts';
import type { ResultsSettings } from './settings.ts';
import type { Place } from './tally.ts';
import { leftBlank } from './words.ts';

/** Whether a criterion is met, in words; what cannot be told is not "not met". */
export const metInWords = (met: boolean | null): string =>
  met === null ? leftBlank : met ? '✓ Đạt' : '✕ Không đạt';

/** The columns of readiness: each of the three criteria met or not, and how many are; of the 51 only. */
export function readinessColumns(settings: ResultsSettings['readiness']): Column[] {
  const criteria: Column[] = criteriaOf(settings).map(({ label, met }) => ({
    ...{ head: label, kind: 'text' },
    of: (place: Place) => {
      const held = hasAnswered(place) ? met(place) : null;
      return { text: metInWords(held), ...(held === null && { empty: 'blank', sort: null }) };
    },
    sum: (places: readonly Place[]) =>
      `${places.filter((place) => hasAnswered(place) && met(place) === true).length}/${places.length} đạt`,
  }));
  const met = (places: readonly Place[]) => readinessOf(places, settings).map((one) => one.met);
  const total: Column = {
    ...{ head: 'Số tiêu chí đạt (cộng: đạt cả ba)', kind: 'number' },
    of: (place) => ({ text: `${met([place])[0] ?? 0}/3`, sort: met([place])[0] ?? null }),
    sum: (places) => `${met(places).filter((count) => count === 3).length}/${places.length}`,
  };
  return [...criteria, total];
}
