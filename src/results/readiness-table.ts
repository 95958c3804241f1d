import { hasAnswered } from './aggregate/aggregate.ts';
import type { Column } from './province-table.ts';
import { criteriaOf, type Held, readinessOf, stepOf } from './readiness.ts';
import type { ResultsSettings } from './settings.ts';
import type { Place } from './tally.ts';
import { leftBlank, notComputable, rowTwoIsZero } from './words.ts';

/** Whether a criterion is met, in words; what cannot be told is not "not met". */
export function metInWords(met: Held): string {
  if (met === null) return leftBlank;
  if (met === notComputable) return `${notComputable} (${rowTwoIsZero})`;
  return met ? '✓ Đạt' : '✕ Không đạt';
}

/** The columns of readiness: each of the three criteria met or not, and how many are of those that can be told; of the 51 only. */
export function readinessColumns(settings: ResultsSettings['readiness']): Column[] {
  const criteria: Column[] = criteriaOf(settings).map(({ label, met }) => ({
    ...{ head: label, kind: 'text' },
    of: (place: Place) => {
      const held = hasAnswered(place) ? met(place) : null;
      const known = typeof held === 'boolean';
      return {
        text: metInWords(held),
        ...(!known && { sort: null }),
        ...(held === null && { empty: 'blank' }),
      };
    },
    sum: (places: readonly Place[]) => {
      const told = places
        .filter(hasAnswered)
        .map(met)
        .filter((held) => typeof held === 'boolean');
      return told.length === 0 ? '–' : `${told.filter((held) => held).length}/${places.length} đạt`;
    },
  }));
  const looked = (places: readonly Place[]) => readinessOf(places, settings);
  const total: Column = {
    ...{ head: 'Số tiêu chí đạt trên số tiêu chí xét được (cộng: đạt cả ba)', kind: 'number' },
    of: (place) => {
      const [one] = looked([place]);
      return { text: `${one?.met ?? 0}/${one?.told ?? 0}`, sort: one?.met ?? null };
    },
    sum: (places) => {
      const ready = looked(places);
      if (ready.every(({ criteria }) => criteria === null)) return '–';
      return `${ready.filter((one) => stepOf(one) === 3).length}/${places.length}`;
    },
  };
  return [...criteria, total];
}
