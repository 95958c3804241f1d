import { dictionary } from '../../questionnaire/dictionary.ts';
import type { PublishedFacts } from '../../questionnaire/publication.ts';
import { formatCount, formatDecimal, formatPercent } from '../../vietnamese/numbers.ts';
import { type Aggregate, type Level, type Measure, ratioOfSums, sumOf } from '../aggregate/aggregate.ts';
import { equipped, notEquipped, offices, officialUnits, registrars } from '../aggregate/measures.ts';
import { hasAnswered, type ProvinceRecord } from '../aggregate/province-record.ts';
import { leftBlank, noData, notComputable, notSent, rowTwoIsZero } from '../figure-words.ts';

/** One line of a province's table: what is counted, its own number, and the same of its region and of all. */
export interface ComparedRow {
  label: string;
  own: string;
  region: string;
  all: string;
}

const ratio =
  (format: (value: number) => string, why: string) =>
  ({ numerator, denominator }: Aggregate): string =>
    denominator === 0 ? `${notComputable} (${why})` : format(numerator / denominator);
const basis = ({ base }: Aggregate) => `(${formatCount(base.valid)}/${formatCount(base.eligible)})`;

interface Line {
  label: string;
  aggregate: (records: readonly ProvinceRecord[]) => Aggregate;
  show: (aggregate: Aggregate) => string;
}

const counted = (label: string, measure: Measure): Line => ({
  label,
  aggregate: (records) => sumOf(records, measure),
  show: ({ numerator }) => formatCount(numerator),
});

const linesOf = (level: Level): Line[] => [
  counted('Cơ quan đăng ký, quản lý hộ tịch (dòng 1)', offices(level)),
  counted('Công chức tư pháp làm công tác hộ tịch (dòng 2)', registrars(level)),
  counted('Công chức được trang cấp máy tính có kết nối internet (dòng 3)', equipped(level)),
  {
    label: 'Tỷ lệ được trang cấp (dòng 3/dòng 2)',
    aggregate: (records) => ratioOfSums(records, equipped(level), registrars(level)),
    show: ratio(formatPercent, rowTwoIsZero),
  },
  counted('Chưa được trang cấp (dòng 2 trừ dòng 3)', notEquipped(level)),
  {
    label: 'Công chức bình quân một cơ quan (dòng 2/dòng 1)',
    aggregate: (records) => ratioOfSums(records, registrars(level), offices(level)),
    show: ratio(formatDecimal, 'dòng 1 ghi 0'),
  },
  {
    label: 'Dòng 1 so với số đơn vị hành chính trên địa bàn',
    aggregate: (records) => ratioOfSums(records, offices(level), officialUnits(level)),
    show: ({ numerator, denominator }) => formatPercent(numerator / denominator),
  },
];

/** The numbers of section 1 at one level: the province, its region, all 63; beside sums how many provinces they are of. */
export function comparedRows(
  record: ProvinceRecord,
  records: readonly ProvinceRecord[],
  level: Level,
): ComparedRow[] {
  const region = records.filter(({ province }) => province.regionCode === record.province.regionCode);
  const together = ({ aggregate, show }: Line, group: readonly ProvinceRecord[]) => {
    const all = aggregate(group);
    return all.base.valid === 0 ? noData : `${show(all)} ${basis(all)}`;
  };
  return linesOf(level).map((line) => {
    const own = line.aggregate([record]);
    const empty = hasAnswered(record) ? leftBlank : notSent;
    return {
      label: line.label,
      own: own.base.valid === 0 ? empty : line.show(own),
      region: together(line, region),
      all: together(line, records),
    };
  });
}

/** The words beside the boxes that were ticked, in printed order; none ticked is "Không điền". */
export function tickedInWords(variable: string, ticked: readonly string[] | string | null): string {
  const entry = dictionary.find((one) => one.variable === variable);
  if (!entry) throw new Error(`The questionnaire has no ${variable}.`);
  const chosen = [ticked ?? []].flat();
  const words = entry.options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);
  return words.length === 0 ? leftBlank : words.join('; ');
}

/** The software of 3.2 or 3.3 as lines of a table: numbered, without any name, for names are not published. */
export const softwareRows = (
  facts: PublishedFacts,
  name: 'software_in_use' | 'software_planned',
): string[][] =>
  facts[name].map((instance, index) => [
    `Phần mềm ${index + 1}`,
    tickedInWords(`${name}[].database`, instance.database),
    ...('server_place' in instance ? [tickedInWords(`${name}[].server_place`, instance.server_place)] : []),
    tickedInWords(`${name}[].application`, instance.application),
  ]);
