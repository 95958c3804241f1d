import { inSentence, revisionLabel, signedCopyLabels, stateLabels } from '../../submission/states.ts';
import { provinces } from '../../units/units.ts';
import { formatCount } from '../../vietnamese/numbers.ts';
import type { PublishedUnit } from '../published-view/documents.ts';
import type { Published } from '../published-view/read-published.ts';

/** One thing that two snapshots say differently: of whom, what, and both values as they are read. */
export interface Difference {
  /** The province, or "63 tỉnh, thành phố". */
  of: string;
  what: string;
  before: string;
  after: string;
}

const notSent = 'Chưa gửi phiếu';
const leftBlank = 'Không điền';
const yesNo = (value: boolean): string => (value ? 'Có' : 'Không');
const number = (value: number | null): string => (value === null ? leftBlank : formatCount(value));

type Answered = Extract<PublishedUnit, { answered: true }>;
type Line = [what: string, of: (unit: Answered) => string];

const rows = [
  ['registration_offices', 'dòng 1'],
  ['registrars', 'dòng 2'],
  ['equipped_registrars', 'dòng 3'],
] as const;
const levels = [
  ['commune', 'cấp xã'],
  ['district', 'cấp huyện'],
] as const;
const plans = { issued: 'Đã ban hành', not_issued: 'Chưa ban hành' } as const;

/** What is told of a Sở that has answered; of choices only how many are ticked, and that they are others. */
const lines: readonly Line[] = [
  ['Tình trạng phiếu', ({ state }) => stateLabels[state]],
  ['Bản ký', ({ signed_copy }) => signedCopyLabels[signed_copy]],
  ['Lần gửi', ({ revision }) => revisionLabel(revision)],
  ['Số liệu mục 1 đang được đề nghị giải trình', ({ counts_asked }) => yesNo(counts_asked)],
  ...rows.flatMap(([name, row]) =>
    levels.map(([level, label]): Line => [
      `Mục 1, ${row}, ${label}`,
      ({ facts }) => number(facts[name][level]),
    ]),
  ),
  ['Mục 2', ({ facts }) => (facts.plan_status === null ? leftBlank : plans[facts.plan_status])],
  ['Mục 3.1, số ô đã chọn', ({ facts }) => number(facts.software_kinds.length || null)],
  ['Mục 3.2, số phần mềm', ({ facts }) => formatCount(facts.software_in_use.length)],
  ['Mục 3.3, số phần mềm', ({ facts }) => formatCount(facts.software_planned.length)],
  ['Mục 3.4, có ghi', ({ facts }) => yesNo(facts.answered.interconnection)],
  ['Mục 4, có ghi', ({ facts }) => yesNo(facts.answered.obstacles)],
  ['Mục 5, có ghi', ({ facts }) => yesNo(facts.answered.proposals)],
];

const choices = ({ facts }: Answered): string =>
  JSON.stringify([facts.software_kinds, facts.software_in_use, facts.software_planned]);

/** Everything that differs between two snapshots: the totals first, then the provinces by their codes of 2016. */
export function differencesOf(before: Published, after: Published): Difference[] {
  const later = new Map(after.units.map((unit) => [unit.code, unit]));
  return [
    ...totals(before, after),
    ...before.units.flatMap((unit) => {
      const now = later.get(unit.code);
      return now ? ofProvince(unit, now) : [];
    }),
  ];
}

function totals({ summary: before }: Published, { summary: after }: Published): Difference[] {
  const of = `${after.units} tỉnh, thành phố`;
  const share = (value: number, { units }: { units: number }) =>
    `${formatCount(value)}/${formatCount(units)}`;
  return [
    ['Phiếu đã nhận', share(before.answered, before), share(after.answered, after)],
    ['Phiếu đã nhận có bản ký', formatCount(before.signed), formatCount(after.signed)],
    ['Phiếu gửi sau thời hạn', formatCount(before.late), formatCount(after.late)],
    ['Tệp kế hoạch đã gửi kèm', formatCount(before.plan_files), formatCount(after.plan_files)],
  ].flatMap(([what = '', was = '', is = '']) => (was === is ? [] : [{ of, what, before: was, after: is }]));
}

function ofProvince(was: PublishedUnit, is: PublishedUnit): Difference[] {
  const of = provinces.find(({ code }) => code === is.code)?.name ?? is.code;
  if (!was.answered || !is.answered) {
    const said = (unit: PublishedUnit) =>
      unit.answered
        ? `${stateLabels[unit.state]} (${inSentence(signedCopyLabels[unit.signed_copy])})`
        : notSent;
    return was.answered === is.answered
      ? []
      : [{ of, what: 'Tình trạng phiếu', before: said(was), after: said(is) }];
  }
  const changed = lines.flatMap(([what, read]) =>
    read(was) === read(is) ? [] : [{ of, what, before: read(was), after: read(is) }],
  );
  return choices(was) === choices(is) || changed.some(({ what }) => what.startsWith('Mục 3.'))
    ? changed
    : [...changed, { of, what: 'Mục 3, các ô đã chọn', before: '–', after: 'Có thay đổi' }];
}

/** "Nhận thêm phiếu của Hà Giang, Cao Bằng; thay đổi khác: 3": what a snapshot brought, in one line. */
export function changesInWords(before: Published, after: Published): string {
  const all = differencesOf(before, after).filter(({ of }) => !/^\d/u.test(of));
  const received = all.filter((one) => one.before === notSent).map(({ of }) => of);
  const gone = all.filter((one) => one.after === notSent).map(({ of }) => of);
  const others = new Set(
    all.filter((one) => one.before !== notSent && one.after !== notSent).map(({ of }) => of),
  );
  const parts = [
    received.length > 0 && `nhận thêm phiếu của ${received.join(', ')}`,
    gone.length > 0 && `không còn phiếu của ${gone.join(', ')}`,
    others.size > 0 && `thay đổi ở phiếu của ${[...others].join(', ')}`,
  ].filter((part) => part !== false);
  const text = parts.join('; ');
  return text === '' ? 'Không thay đổi ở phiếu nào' : text.charAt(0).toUpperCase() + text.slice(1);
}
