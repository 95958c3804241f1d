import { disputedLabel, isDisputed } from '../aggregate/disputed.ts';
import { hasAnswered, type ProvinceRecord } from '../aggregate/province-record.ts';
import { criteriaOf, type CriterionResult, levelOf, readinessOf } from '../indicators/readiness.ts';
import type { ResultsSettings } from '../settings.ts';
import { leftBlank, notComputable, rowTwoIsZero } from '../figure-words.ts';
import type { Column } from './province-table.ts';

/** Whether a criterion is met, in words; what cannot be assessed is not "not met". */
export function metInWords(met: CriterionResult): string {
  if (met === null) return leftBlank;
  if (met === notComputable) return `${notComputable} (${rowTwoIsZero})`;
  return met ? '✓ Đạt' : '✕ Không đạt';
}

/** The columns of readiness: each of the three criteria met or not, and how many are of those that can be assessed; of the 51 only. */
export function readinessColumns(settings: ResultsSettings['readiness']): Column[] {
  const criteria: Column[] = criteriaOf(settings).map(({ label, met }) => ({
    ...{ head: label, kind: 'text' },
    of: (record: ProvinceRecord) => {
      if (isDisputed(record)) return { text: disputedLabel, sort: null };
      const result = hasAnswered(record) ? met(record) : null;
      const known = typeof result === 'boolean';
      return {
        text: metInWords(result),
        ...(!known && { sort: null }),
        ...(result === null && { empty: 'item_nonresponse' }),
      };
    },
    sum: (records: readonly ProvinceRecord[]) => {
      const assessed = records
        .filter(hasAnswered)
        .filter((record) => !isDisputed(record))
        .map(met)
        .filter((result) => typeof result === 'boolean');
      return assessed.length === 0
        ? '–'
        : `${assessed.filter((result) => result).length}/${assessed.length} đạt`;
    },
  }));
  const readinessIn = (records: readonly ProvinceRecord[]) => readinessOf(records, settings);
  const total: Column = {
    ...{ head: 'Số tiêu chí đạt trên số tiêu chí xét được (cộng: đạt cả ba)', kind: 'number' },
    of: (record) => {
      const [one] = readinessIn([record]);
      if (one?.disputed) return { text: '–', sort: null };
      return { text: `${one?.met ?? 0}/${one?.assessed ?? 0}`, sort: one?.met ?? null };
    },
    sum: (records) => {
      const ready = readinessIn(records);
      if (ready.every(({ criteria }) => criteria === null)) return '–';
      const settled = ready.filter(({ criteria, disputed }) => criteria !== null && !disputed);
      return `${ready.filter((one) => levelOf(one) === 3).length}/${settled.length}`;
    },
  };
  return [...criteria, total];
}
