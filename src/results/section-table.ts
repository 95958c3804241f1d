import { formatCount, formatPercent } from '../vietnamese/numbers.ts';
import { equipped, notEquipped, offices, registrars } from './aggregate/measures.ts';
import { hasAnswered, type Level, ratioOfSums, type Measure, sumOf } from './aggregate/aggregate.ts';
import { type Cell, type Column, notComputableCell } from './province-table.ts';
import type { Place } from './tally.ts';
import { leftBlank, notComputable } from './words.ts';

const blank: Cell = { text: leftBlank, sort: null, empty: 'blank' };

/** A column of numbers: blank stays blank, and sums are of those who wrote one. */
function counted(head: string, above: string, measure: Measure): Column {
  return {
    ...{ head, above, kind: 'number' },
    of: (place) => {
      const value = hasAnswered(place) ? measure(place) : null;
      return value === null ? blank : { text: formatCount(value), sort: value };
    },
    sum: (places) => {
      const { numerator, base } = sumOf(places, measure);
      return base.valid === 0 ? '–' : formatCount(numerator);
    },
  };
}

function shareColumn(above: string, level: Level): Column {
  const line = (places: readonly Place[]) => ratioOfSums(places, equipped(level), registrars(level));
  return {
    ...{ head: 'Tỷ lệ', above, kind: 'number' },
    of: (place) => {
      const { numerator, denominator, base } = line([place]);
      if (base.valid === 0) return blank;
      if (denominator === 0) return notComputableCell;
      return { text: formatPercent(numerator / denominator), sort: numerator / denominator };
    },
    sum: (places) => {
      const { numerator, denominator, base } = line(places);
      if (base.valid === 0) return '–';
      return denominator === 0 ? notComputable : formatPercent(numerator / denominator);
    },
  };
}

const columnsOf = (above: string, level: Level): Column[] => [
  counted('Dòng 1', above, offices(level)),
  counted('Dòng 2', above, registrars(level)),
  counted('Dòng 3', above, equipped(level)),
  shareColumn(above, level),
  counted('Chưa có', above, notEquipped(level)),
];

/** The table of section 1 for all: both levels, with the share and the number without a computer. */
export const sectionColumns: readonly Column[] = [
  ...columnsOf('Cấp xã', 'commune'),
  ...columnsOf('Cấp huyện', 'district'),
];
