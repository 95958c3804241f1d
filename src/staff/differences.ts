import { describePlace, explanationPath } from '../questionnaire/fields.ts';
import type { RepeatQuestion } from '../questionnaire/question.ts';
import { questions } from '../questionnaire/questionnaire.ts';
import { instancesOf, fieldsOf, valueAt, type AnsweredField, type Value } from './answered-fields.ts';
import type { StoredRevision } from './documents.ts';
import { matchInstances, type InstancePair } from './match-instances.ts';

/**
 * One thing that differs between two revisions. Path and place are those of the later one; in an instance that is gone
 * (`removed`) those of the earlier one. An instance that only stands elsewhere is `moved`, from number to number.
 */
export interface Difference {
  kind: 'changed' | 'added' | 'removed' | 'moved';
  path: string;
  place: string;
  before: Value;
  after: Value;
}

/** Two revisions, and which instance of the one is which of the other, by the name of the repeated question. */
interface Comparison {
  before: Pick<StoredRevision, 'answers' | 'explanations'>;
  after: Pick<StoredRevision, 'answers' | 'explanations'>;
  pairs: ReadonlyMap<string, readonly InstancePair[]>;
}

/** What differs between two revisions, field by field in printed order, then in the explanations. */
export function differencesBetween(before: Comparison['before'], after: Comparison['after']): Difference[] {
  const repeats = questions.filter((question) => question.kind === 'repeat');
  const pairs = new Map(repeats.map((repeat) => [repeat.name, pairsOf(repeat, before, after)]));
  const comparison = { before, after, pairs };
  const inAnswers = questions.flatMap(({ name }) => [
    ...fieldsIn(before, name).flatMap((field) => inRemovedInstance(field, comparison)),
    ...fieldsIn(after, name).flatMap((field) => inField(field, comparison)),
  ]);
  return [...inAnswers, ...inExplanations(comparison)];
}

function pairsOf(repeat: RepeatQuestion, before: Comparison['before'], after: Comparison['after']) {
  const instances = [before, after].map(({ answers }) => instancesOf(answers, repeat.name));
  return matchInstances(instances[0] ?? [], instances[1] ?? [], repeat.identifiedBy);
}

const fieldsIn = ({ answers }: Comparison['before'], question: string): AnsweredField[] =>
  fieldsOf(answers).filter(({ path }) => path.split('.')[0] === question);

function inRemovedInstance(
  { path, place, instance }: AnsweredField,
  { before, pairs }: Comparison,
): Difference[] {
  if (!instance || pairs.get(instance.repeat.name)?.some((pair) => pair.before === instance.index)) return [];
  return differing({ kind: 'removed', path, place, before: valueAt(before.answers, path), after: null });
}

function inField(field: AnsweredField, { before, after, pairs }: Comparison): Difference[] {
  const { path, place, instance, question } = field;
  const value = valueAt(after.answers, path);
  if (!instance)
    return differing({ kind: 'changed', path, place, before: valueAt(before.answers, path), after: value });
  const { repeat, index } = instance;
  const pair = pairs.get(repeat.name)?.find((candidate) => candidate.after === index);
  if (!pair) return differing({ kind: 'added', path, place, before: null, after: value });
  const was = valueAt(before.answers, `${repeat.name}.${pair.before}.${question.name}`);
  const move = pair.isMoved && question.name === repeat.identifiedBy ? [moved(repeat, pair)] : [];
  return [...move, ...differing({ kind: 'changed', path, place, before: was, after: value })];
}

const moved = (repeat: RepeatQuestion, pair: InstancePair): Difference => ({
  kind: 'moved',
  path: `${repeat.name}.${pair.after}`,
  place: `${repeat.place}, phần mềm thứ ${pair.after + 1}`,
  before: pair.before + 1,
  after: pair.after + 1,
});

/** An explanation is compared where its field is now, also when the instance stood elsewhere before. */
function inExplanations({ before, after, pairs }: Comparison): Difference[] {
  const earlier = Object.entries(before.explanations).map(([path, text]) => {
    const now = pathNow(path, pairs);
    return { path: now ?? path, isGone: now === undefined, text };
  });
  const removed = earlier.filter(({ isGone }) => isGone);
  const was = new Map(earlier.filter(({ isGone }) => !isGone).map(({ path, text }) => [path, text]));
  const paths = new Set([...was.keys(), ...Object.keys(after.explanations)]);
  return [
    ...removed.flatMap(({ path, text }) => explained('removed', path, text, null)),
    ...[...paths].flatMap((path) =>
      explained('changed', path, was.get(path) ?? null, after.explanations[path] ?? null),
    ),
  ];
}

/** The path in the later revision of a field of the earlier one; undefined when its instance is gone. */
function pathNow(path: string, pairs: Comparison['pairs']): string | undefined {
  const [repeat = '', index, ...rest] = path.split('.');
  const matching = pairs.get(repeat);
  if (!matching) return path;
  const pair = matching.find(({ before }) => before === Number(index));
  return pair && [repeat, pair.after, ...rest].join('.');
}

function explained(kind: Difference['kind'], field: string, before: Value, after: Value): Difference[] {
  const path = explanationPath(field);
  return differing({ kind, path, place: describePlace(path), before, after });
}

const differing = (difference: Difference): Difference[] =>
  JSON.stringify(difference.before) === JSON.stringify(difference.after) ? [] : [difference];
