import { findField } from '../../questionnaire/fields.ts';
import type { DraftState } from './draft-state.ts';
import { emptyReplica, merge, type Conflicts, type Replica } from './merge.ts';
import { hasRoom, isInside, shownRepeats, type RepeatInstance } from './repeats.ts';
import {
  isSameValue,
  valueAt,
  withValues,
  type FieldValue,
  type FieldValues,
  type FormValues,
} from './values.ts';

/** Shows another replica in the form: with the repeats it fills, and the Sở it is of. */
export function withReplica(state: DraftState, { values, conflicts }: Replica): DraftState {
  if (values === state.values && conflicts === state.conflicts) return state;
  return { ...state, values, conflicts, repeats: shownRepeats(values, state.repeats) };
}

/** A person has filled in or cleared fields. */
export function edited(state: DraftState, changed: FieldValues): DraftState {
  // An event of the page may tell twice of the same.
  if (changed.every(([path, value]) => isSameValue(valueAt(state.values, path), value))) return state;
  // What is said of a box itself goes before what is written beside it.
  const boxes = changed.flatMap((one) => boxOf(state, one));
  const all = [...boxes.filter(([box]) => !changed.some(([path]) => path === box)), ...changed];
  const values = withValues(state.values, all);
  const conflicts = withoutSame(state.conflicts, values, all);
  return byPerson(withReplica(state, { values, conflicts }));
}

/** After a draft was deleted in this browser, it is saved there again once a person goes on with it. */
const byPerson = (state: DraftState): DraftState =>
  state.local.isDeleted ? { ...state, local: { ...state.local, isDeleted: false, bases: [] } } : state;

/** A person offers values: blank fields take them, elsewhere both wait. */
export const offered = (state: DraftState, replica: Replica): DraftState =>
  byPerson(withReplica(state, merge(emptyReplica, state, replica)));

/** Writing beside a box ("Khác: …") ticks it. */
function boxOf(state: DraftState, [path, value]: readonly [string, FieldValue]): FieldValues {
  const question = findField(path)?.question;
  if (question?.kind !== 'text' || !question.explains || value.length === 0) return [];
  const box = path.slice(0, path.length - question.name.length) + question.explains.question;
  return [[box, valueWithTick(state, { path: box, option: question.explains.option, isTicked: true })]];
}

/** What a group of boxes holds after one was ticked or unticked: sorted, as the system stores it. */
export function valueWithTick(
  { values }: DraftState,
  { path, option, isTicked }: { path: string; option: string; isTicked: boolean },
): FieldValue {
  const now = valueAt(values, path);
  if (findField(path)?.question.kind === 'choice') return isTicked ? option : now === option ? '' : now;
  const others = [now].flat().filter((text) => text !== option && text !== '');
  return (isTicked ? [...others, option] : others).sort();
}

/** The conflicts left after fields were changed here: none where both now say the same. */
function withoutSame(conflicts: Conflicts, values: FormValues, changed: FieldValues): Conflicts {
  const left: Record<string, readonly FieldValue[]> = { ...conflicts };
  let isSame = true;
  for (const [path] of changed) {
    const others = left[path]?.filter((other) => !isSameValue(other, valueAt(values, path)));
    if (others === undefined || others.length === left[path]?.length) continue;
    isSame = false;
    if (others.length > 0) left[path] = others;
    else delete left[path];
  }
  return isSame ? conflicts : left;
}

/** A person adds an instance of a repeated question, where there is room. */
export function withRepeat(state: DraftState, { repeat, index }: RepeatInstance): DraftState {
  const list = state.repeats[repeat] ?? [];
  if (list.includes(index) || !hasRoom(state.repeats, repeat)) return state;
  return { ...state, repeats: { ...state.repeats, [repeat]: [...list, index].sort((a, b) => a - b) } };
}

/** A person removes an instance: its fields are cleared, and what stood in them can be taken back. */
export function withoutRepeat(state: DraftState, instance: RepeatInstance): DraftState {
  const { repeat, index } = instance;
  const list = state.repeats[repeat] ?? [];
  const inside = Object.entries(state.values).filter(
    ([path, value]) => isInside(instance, path) && value.length > 0,
  );
  const cleared = edited(
    state,
    inside.map(([path]) => [path, ''] as const),
  );
  const put = { ...instance, values: Object.fromEntries(inside) };
  return {
    ...cleared,
    removed: [...state.removed.filter((other) => !isInstance(other, instance)), put],
    repeats: { ...state.repeats, [repeat]: list.filter((other) => other !== index) },
  };
}

const isInstance = (a: RepeatInstance, b: RepeatInstance): boolean =>
  a.repeat === b.repeat && a.index === b.index;

/** A removed repeat comes back as it was; where a colleague has written in it meanwhile, both wait. */
export function restored(state: DraftState, instance: RepeatInstance): DraftState {
  const last = state.removed.find((removed) => isInstance(removed, instance));
  if (!last || !hasRoom(state.repeats, last.repeat)) return state;
  const back = Object.keys(last.values).map((path) => [path, valueAt(last.values, path)] as const);
  const meanwhile = Object.fromEntries(back.map(([path]) => [path, valueAt(state.values, path)]));
  const shown = edited(withRepeat(state, last), back);
  return {
    ...withReplica(shown, merge(emptyReplica, shown, { values: meanwhile, conflicts: {} })),
    removed: state.removed.filter((other) => other !== last),
  };
}

/** A person has chosen. Of a repeat that was removed here the rest comes back too. */
export function resolved(state: DraftState, path: string, value: FieldValue): DraftState {
  const { [path]: _, ...conflicts } = state.conflicts;
  const isBack = value.length > 0 && state.removed.find((instance) => isInside(instance, path));
  const rest = isBack
    ? Object.entries(isBack.values).filter(([other]) => other !== path && valueAt(state.values, other) === '')
    : [];
  const next = edited({ ...state, conflicts }, [...rest, [path, value]]);
  return isBack ? { ...next, removed: state.removed.filter((other) => other !== isBack) } : next;
}
