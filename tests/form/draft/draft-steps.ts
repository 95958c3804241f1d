import * as fc from 'fast-check';

/** The units of the model. */
export const units = ['04', '79'] as const;

/** One path of each kind of field: texts, counts, choices, boxes, what explains one, contact, worksheet, explanation. */
export const textPaths = [
  'obstacles',
  'registrars.commune',
  'software_kinds_other',
  'respondent_name',
  'worksheet.0.name',
  'explanations.registrars.commune',
  'software_in_use.0.name',
  'software_in_use.0.scope',
  'software_in_use.0.server_place_other',
  'explanations.software_in_use.0.scope',
  'software_in_use.7.name',
] as const;
export const choicePaths = ['plan_status'] as const;
export const boxPaths = ['software_kinds', 'software_in_use.0.server_place'] as const;

/** What becomes of a call: answered, lost or refused before or after the system did it, or held, it or its answer, until it is let go. */
export type Line =
  'answered' | 'lost_before' | 'lost_after' | 'busy_before' | 'busy_after' | 'held' | 'answer_held';

/** One step of a walk, as plain JSON. Tabs 0 and 1 are of one device, 2 and 3 of another; values are named by the step. */
export type Step =
  | { do: 'edit'; tab: number; path: string; isToo?: string }
  | { do: 'tick'; tab: number; path: string; isTicked: boolean }
  | { do: 'clear'; tab: number; path: string }
  | { do: 'add' | 'remove' | 'restore'; tab: number; index: number }
  | { do: 'resolve'; tab: number; which: number; choice: number }
  | { do: 'offer'; tab: number; paths: string[]; unit: string }
  | { do: 'choose'; tab: number; unit: string }
  | { do: 'take along' | 'delete' | 'undelete'; tab: number }
  | { do: 'open'; tab: number; line: Line; isRight: boolean }
  | { do: 'sync' | 'close draft' | 'send'; tab: number; line: Line }
  | { do: 'let go'; line: Exclude<Line, 'held' | 'answer_held'> }
  | { do: 'save'; tab: number; isUnaware: boolean }
  | { do: 'hear' | 'leave' | 'come back'; tab: number }
  | { do: 'reload'; tab: number; line: Line; early: string; isCrash: boolean }
  | { do: 'link'; tab: number; unit: string; line: Line }
  | { do: 'close tab'; tab: number; isCrash: boolean }
  | { do: 'fill storage'; device: number; isFull: boolean }
  | { do: 'lock' | 'unlock' | 'replace code'; unit: string }
  | { do: 'post'; unit: string; paths: string[]; keeps: boolean }
  | { do: 'set back'; unit: string };

/** The steps of one kind. */
export type StepOf<D extends Step['do']> = Step extends infer S
  ? S extends { do: infer E }
    ? D extends E
      ? S
      : never
    : never
  : never;

const tab = fc.constantFrom(0, 0, 0, 1, 1, 2, 2, 3);
const device = fc.nat(1);
const unit = fc.constantFrom('04', '04', '04', '79');
const unitOrNone = fc.constantFrom('', '04', '04', '79');
/** Some fields more often, so that several people meet in them. */
const text = fc.constantFrom(
  ...textPaths,
  ...(['obstacles', 'obstacles', 'software_in_use.0.name', 'software_in_use.0.name'] as const),
  ...(['software_in_use.0.scope', 'software_in_use.0.server_place_other'] as const),
);
const line = fc.constantFrom<Line>(
  ...(['answered', 'answered', 'answered', 'answered', 'held', 'answer_held'] as const),
  ...(['lost_before', 'lost_after', 'busy_before', 'busy_after'] as const),
);
const answered = fc.constantFrom<Exclude<Line, 'held' | 'answer_held'>>(
  'answered',
  'answered',
  'lost_before',
  'lost_after',
);
const isSeldom = fc.constantFrom(false, false, false, true);

type FieldsOf<S> = { [K in Exclude<keyof S, 'do'>]: fc.Arbitrary<S[K]> };

/** A step of one kind, and how often it comes. */
const kind = <D extends Step['do']>(weight: number, name: D, fields: FieldsOf<StepOf<D>>) => ({
  weight,
  arbitrary: fc
    .record(fields as Record<string, fc.Arbitrary<unknown>>)
    .map((rest) => ({ ...rest, do: name }) as unknown as Step),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  kind(16, 'edit', { tab, path: text, isToo: fc.constantFrom('', '', '', ...textPaths) }),
  kind(2, 'tick', { tab, path: fc.constantFrom(...choicePaths, ...boxPaths), isTicked: fc.boolean() }),
  kind(3, 'clear', { tab, path: fc.constantFrom(...textPaths, ...choicePaths, ...boxPaths) }),
  kind(1, 'add', { tab, index: fc.constantFrom(0, 7, 9) }),
  kind(2, 'remove', { tab, index: fc.constantFrom(0, 0, 7) }),
  kind(2, 'restore', { tab, index: fc.constantFrom(0, 0, 7) }),
  kind(3, 'resolve', { tab, which: fc.nat(3), choice: fc.nat(2) }),
  kind(2, 'offer', { tab, paths: fc.uniqueArray(text, { minLength: 1, maxLength: 3 }), unit: unitOrNone }),
  kind(3, 'choose', { tab, unit }),
  kind(1, 'take along', { tab }),
  kind(9, 'open', { tab, line, isRight: fc.constantFrom(true, true, true, true, true, false) }),
  kind(16, 'sync', { tab, line }),
  kind(4, 'let go', { line: answered }),
  kind(6, 'save', { tab, isUnaware: isSeldom }),
  kind(6, 'hear', { tab }),
  kind(1, 'leave', { tab }),
  kind(1, 'come back', { tab }),
  kind(6, 'reload', {
    tab,
    line,
    early: fc.constantFrom('', '', '', 'obstacles', 'respondent_name'),
    isCrash: isSeldom,
  }),
  kind(4, 'link', { tab, unit, line }),
  kind(1, 'close tab', { tab, isCrash: isSeldom }),
  kind(1, 'fill storage', { device, isFull: fc.boolean() }),
  kind(1, 'delete', { tab }),
  kind(1, 'undelete', { tab }),
  kind(1, 'close draft', { tab, line }),
  kind(1, 'send', { tab, line }),
  kind(1, 'lock', { unit }),
  kind(1, 'unlock', { unit }),
  kind(1, 'replace code', { unit }),
  kind(1, 'post', { unit, paths: fc.uniqueArray(text, { minLength: 1, maxLength: 3 }), keeps: fc.boolean() }),
  kind(1, 'set back', { unit }),
);

/** A walk of some 20 to 40 steps. */
export const walks: fc.Arbitrary<Step[]> = fc.array(step, { minLength: 1, maxLength: 50, size: 'max' });

/** A walk of one person with one tab, who is never asked anything. */
export const lonelyWalks: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    kind(12, 'edit', { tab: fc.constant(0), path: text, isToo: fc.constant('') }),
    kind(3, 'clear', { tab: fc.constant(0), path: text }),
    kind(2, 'remove', { tab: fc.constant(0), index: fc.constantFrom(0, 7) }),
    kind(2, 'restore', { tab: fc.constant(0), index: fc.constantFrom(0, 7) }),
    kind(8, 'sync', { tab: fc.constant(0), line }),
    kind(4, 'open', { tab: fc.constant(0), line, isRight: fc.constant(true) }),
    kind(4, 'let go', { line: answered }),
    kind(4, 'save', { tab: fc.constant(0), isUnaware: fc.constant(false) }),
    kind(4, 'reload', { tab: fc.constant(0), line, early: fc.constant(''), isCrash: fc.constant(false) }),
    kind(1, 'send', { tab: fc.constant(0), line }),
  ),
  { minLength: 1, maxLength: 50, size: 'max' },
);
