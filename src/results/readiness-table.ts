import { hasAnswered, type ProvinceRecord } from './aggregate/province-record.ts';
import type { Column } from './province-table.ts';
import { criteriaOf, type Held, readinessOf, stepOf } from './readiness.ts';
import type { ResultsSettings } from './settings.ts';
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
    of: (record: ProvinceRecord) => {
      const held = hasAnswered(record) ? met(record) : null;
      const known = typeof held === 'boolean';
      return {
        text: metInWords(held),
        ...(!known && { sort: null }),
        ...(held === null && { empty: 'blank' }),
      };
    },
    sum: (records: readonly ProvinceRecord[]) => {
      const told = records
        .filter(hasAnswered)
        .map(met)
        .filter((held) => typeof held === 'boolean');
      return told.length === 0 ? '–' : `${told.filter((held) => held).length}/${records.length} đạt`;
    },
  }));
  const looked = (records: readonly ProvinceRecord[]) => readinessOf(records, settings);
  const total: Column = {
    ...{ head: 'Số tiêu chí đạt trên số tiêu chí xét được (cộng: đạt cả ba)', kind: 'number' },
    of: (record) => {
      const [one] = looked([record]);
      return { text: `${one?.met ?? 0}/${one?.told ?? 0}`, sort: one?.met ?? null };
    },
    sum: (records) => {
      const ready = looked(records);
      if (ready.every(({ criteria }) => criteria === null)) return '–';
      return `${ready.filter((one) => stepOf(one) === 3).length}/${records.length}`;
    },
  };
  return [...criteria, total];
}
