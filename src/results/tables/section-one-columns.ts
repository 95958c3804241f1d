import { formatCount, formatPercent } from '../../vietnamese/numbers.ts';
import { type Aggregate, type Level, type Measure, ratioOfSums, sumOf } from '../aggregate/aggregate.ts';
import { equipped, notEquipped, offices, registrars } from '../aggregate/measures.ts';
import { hasAnswered, type ProvinceRecord } from '../aggregate/province-record.ts';
import { notComputable } from '../figure-words.ts';
import { blankCell, type Column, notComputableCell } from './province-table.ts';

/** Of how many a sum is, where not everybody who answered is in it: it cannot be told from the sums beside it then. */
const ownBase = ({ base }: Aggregate): string =>
  base.itemNonresponse === 0 ? '' : ` (${formatCount(base.valid)} Sở)`;

/** A column of numbers: what was left blank stays so, and sums are of those who wrote one. */
function counted(head: string, above: string, measure: Measure): Column {
  return {
    ...{ head, above, kind: 'number' },
    of: (record) => {
      const value = hasAnswered(record) ? measure(record) : null;
      return value === null ? blankCell : { text: formatCount(value), sort: value };
    },
    sum: (records) => {
      const all = sumOf(records, measure);
      return all.base.valid === 0 ? '–' : `${formatCount(all.numerator)}${ownBase(all)}`;
    },
  };
}

function shareColumn(above: string, level: Level): Column {
  const line = (records: readonly ProvinceRecord[]) =>
    ratioOfSums(records, equipped(level), registrars(level));
  return {
    ...{ head: 'Tỷ lệ', above, kind: 'number' },
    of: (record) => {
      const { numerator, denominator, base } = line([record]);
      if (base.valid === 0) return blankCell;
      if (denominator === 0) return notComputableCell;
      return { text: formatPercent(numerator / denominator), sort: numerator / denominator };
    },
    sum: (records) => {
      const all = line(records);
      if (all.base.valid === 0) return '–';
      if (all.denominator === 0) return notComputable;
      return `${formatPercent(all.numerator / all.denominator)}${ownBase(all)}`;
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
