import type { PublishedFacts } from '../../questionnaire/publication.ts';
import type { ChoicesQuestion, Question, RepeatQuestion } from '../../questionnaire/question.ts';
import { questions } from '../../questionnaire/questionnaire.ts';
import { shareOfValid, sumOf } from '../aggregate/aggregate.ts';
import { officialUnits } from '../aggregate/measures.ts';
import { factsOf, hasAnswered, notDeployed, type ProvinceRecord } from '../aggregate/province-record.ts';
import { type Figure, figure, type Indicator, repeatBase } from './indicator.ts';

type Kind = PublishedFacts['software_kinds'][number];
type Repeat = 'software_in_use' | 'software_planned';
type InstanceChoice = 'database' | 'server_place' | 'application';

const named = (name: string): Question | undefined => questions.find((question) => question.name === name);
const kinds = (named('software_kinds') as ChoicesQuestion).options;

/** Of those who ticked a kind of 3.1: on paper nothing ticked is either "none" or a blank, so it is not a 0. */
const ticked =
  (kind: Kind) =>
  (record: ProvinceRecord & { unit: { answered: true; facts: PublishedFacts } }): boolean | null => {
    const { software_kinds: chosen } = record.unit.facts;
    return chosen.length === 0 ? null : chosen.includes(kind);
  };

/** Indicator 9: the kinds of software in use. */
export const softwareKinds: Indicator = {
  number: 9,
  id: 'software_kinds',
  title: 'Cơ cấu loại phần mềm, ứng dụng đang áp dụng',
  place: 'Mục 3.1',
  formula: 'Số Sở chọn từng loại ÷ số Sở có chọn ít nhất một ô ở mục 3.1',
  numerator: 'Số Sở chọn loại phần mềm (một Sở có thể chọn nhiều loại)',
  denominator: 'Số Sở có chọn ít nhất một ô',
  note: 'Không chọn ô nào được ghi là “Không điền”: phiếu không phân biệt được “không có phần mềm” với bỏ trống.',
  figures: (records) =>
    kinds.map(({ value, label }) =>
      figure(`kind_${value}`, label, 'share', shareOfValid(records, ticked(value as Kind))),
    ),
};

/** The options of one box group in the instances of 3.2 or 3.3, each with how many instances tick it. */
export function instanceFigures(
  records: readonly ProvinceRecord[],
  repeat: Repeat,
  choice: InstanceChoice,
): Figure[] {
  const group = (named(repeat) as RepeatQuestion).questions.find(({ name }) => name === choice);
  const chosen = records
    .filter(hasAnswered)
    .flatMap((record) => factsOf(record)[repeat] as Partial<Record<InstanceChoice, string[]>>[])
    .map((instance) => instance[choice] ?? []);
  const counted = chosen.filter((values) => values.length > 0).length;
  return (group as ChoicesQuestion).options.map(({ value, label }) => ({
    ...{ id: `${repeat}_${choice}_${value}`, label: `${group?.shortLabel}: ${label}`, statistic: 'share' },
    ...{ statisticalUnit: 'software', numerator: chosen.filter((values) => values.includes(value)).length },
    ...{ denominator: counted, base: repeatBase(chosen.length, counted) },
  }));
}

/** Indicator 10: how the software is built and where its servers stand. */
export const architecture: Indicator = {
  number: 10,
  id: 'architecture',
  title: 'Mô hình triển khai của các phần mềm đang áp dụng',
  place: 'Mục 3.2, (i), (ii), (iii)',
  formula: 'Số phần mềm chọn từng ô ÷ số phần mềm có chọn ít nhất một ô của nhóm',
  numerator: 'Số phần mềm chọn ô (một phần mềm có thể chọn nhiều ô)',
  denominator: 'Số phần mềm có chọn ít nhất một ô của nhóm',
  note: 'Mẫu là số phần mềm được mô tả ở mục 3.2, không phải số tỉnh, thành phố.',
  figures: (records) =>
    (['database', 'server_place', 'application'] as const).flatMap((choice) =>
      instanceFigures(records, 'software_in_use', choice),
    ),
};

const hasOwn = (record: Parameters<ReturnType<typeof ticked>>[0]): boolean | null =>
  ticked('civil_status')(record);

/** Indicator 11: what would have to be converted or connected. */
export const conversion: Indicator = {
  number: 11,
  id: 'conversion',
  title: 'Quy mô có thể phải chuyển đổi hoặc kết nối liên thông',
  place: 'Mục 3.1, ô “Phần mềm hộ tịch”',
  formula: 'Trong 51 tỉnh, thành phố: số Sở chọn “Phần mềm hộ tịch” và tổng số xã trên địa bàn các tỉnh đó',
  numerator: 'Số Sở chọn ô “Phần mềm hộ tịch”; số xã trên địa bàn theo danh mục năm 2016',
  denominator: 'Số Sở thuộc 51 có chọn ít nhất một ô ở mục 3.1',
  note: 'Số nhà cung cấp không được tính: tên do Sở tự viết không được công bố. Số xã là số xã trên địa bàn, không phải số xã dùng phần mềm.',
  figures: (all) => {
    const records = notDeployed(all);
    const communes = officialUnits('commune');
    return [
      figure('own_software', 'Có phần mềm hộ tịch, trong 51', 'share', shareOfValid(records, hasOwn)),
      figure(
        'own_software_communes',
        'Số xã trên địa bàn các tỉnh đó',
        'count',
        sumOf(records, (record) => {
          const own = hasOwn(record);
          return own === null ? null : own ? communes(record) : 0;
        }),
      ),
    ];
  },
};

/** Indicator 12: where something is planned besides, and who described how systems connect. */
export const plannedAndConnected: Indicator = {
  number: 12,
  id: 'planned_and_connected',
  title: 'Dự kiến phần mềm mới và mô tả khả năng liên thông',
  place: 'Mục 3.3 và mục 3.4',
  formula:
    'Trong 51: số Sở có mô tả ở mục 3.3 ÷ số Sở đã gửi phiếu; số Sở có ghi mục 3.4 ÷ số Sở đã gửi phiếu',
  numerator: 'Số Sở có ghi phần mềm dự kiến; số Sở có ghi mục 3.4',
  denominator: 'Số Sở đã gửi phiếu',
  note: 'Phiếu chỉ hỏi phần mềm dự kiến “nếu có”, nên không ghi được hiểu là không nêu. Tên phần mềm không được công bố, nên không nói được đó có phải phần mềm hộ tịch hay không.',
  figures: (records) => [
    figure(
      'planned',
      'Có phần mềm dự kiến, trong 51',
      'share',
      shareOfValid(notDeployed(records), (record) => factsOf(record).software_planned.length > 0),
    ),
    figure(
      'interconnection',
      'Có ghi khả năng kết nối liên thông',
      'share',
      shareOfValid(records, (record) => factsOf(record).answered.interconnection),
    ),
  ],
};
