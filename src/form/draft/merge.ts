import { findField } from '../../questionnaire/fields.ts';
import { isSameValue, pathsOf, valueAt, withValues, type FieldValue, type FormValues } from './values.ts';

/** For fields that were changed in two places: the other values, of which a person is to choose. */
export type Conflicts = Readonly<Record<string, readonly FieldValue[]>>;

/** A copy of a draft: its values, and what waits in it for a choice. */
export interface Replica {
  values: FormValues;
  conflicts: Conflicts;
}

/** Nothing is known yet. As the base of a merge it makes two different values a conflict, and clears nothing. */
export const emptyReplica: Replica = { values: {}, conflicts: {} };

/** What one copy holds at one path. */
interface Cell {
  value: FieldValue;
  others: readonly FieldValue[];
}

/**
 * Merges what another copy holds into this one, with what both held last as the base (three-way merge).
 * Changed only there, it is taken; changed only here, it stays; changed in both, it stays and the other value waits for
 * a person. Absence is never deletion: a path that the other copy does not have changes nothing here; one that it holds
 * as cleared ("") was cleared there. Of a repeat that was removed there, or has another name, everything waits: it may
 * be another software. The Sở is no part of a merge: a draft is of one Sở.
 */
export function merge(base: Replica, local: Replica, remote: Replica): Replica {
  const merged = new Map<string, Cell>();
  const taken: string[] = [];
  // The other copy may know the open question, as that of another tab does; it is not asked once more then.
  const asked = Object.keys(local.conflicts).filter((path) => !Object.hasOwn(remote.conflicts, path));
  for (const path of pathsOf(remote.values, { ...remote.conflicts, ...base.conflicts })) {
    if (path === 'unit') continue;
    const [was, here, there] = [cellAt(base, path), cellAt(local, path), cellAt(remote, path)];
    if (isAbsent(remote, path) || isSameCell(there, was) || isSameCell(there, here)) continue;
    const isTaken = isSameCell(here, was);
    const cell = isTaken ? there : mergeCells(was, here, there);
    if (isTaken) taken.push(path);
    else if (cell.others.length > 0) asked.push(path);
    merged.set(path, cell);
  }
  for (const path of pathsAsked(taken, asked, remote))
    merged.set(path, mergeCells(cellAt(base, path), cellAt(local, path), cellAt(remote, path)));
  return withCells(local, merged);
}

const cellAt = ({ values, conflicts }: Replica, path: string): Cell => ({
  value: valueAt(values, path),
  others: Object.hasOwn(conflicts, path) ? conflicts[path]! : [],
});

const isAbsent = ({ values, conflicts }: Replica, path: string): boolean =>
  !Object.hasOwn(values, path) && !Object.hasOwn(conflicts, path);

const isSameCell = (a: Cell, b: Cell): boolean =>
  isSameValue(a.value, b.value) &&
  a.others.length === b.others.length &&
  a.others.every((value) => includes(b.others, value));

/** Whether the same values wait in the same fields, in whatever order. */
export const areSameConflicts = (a: Conflicts, b: Conflicts): boolean =>
  a === b ||
  pathsOf(a, b).every((path) =>
    isSameCell({ value: '', others: a[path] ?? [] }, { value: '', others: b[path] ?? [] }),
  );

const includes = (values: readonly FieldValue[], value: FieldValue): boolean =>
  values.some((other) => isSameValue(other, value));

/** Changed in both copies: the value here stays, every other one waits; what both knew as the base waits no more. */
function mergeCells(was: Cell, here: Cell, there: Cell): Cell {
  const waiting = [
    ...here.others.filter((value) => !isSameValue(value, was.value)),
    ...there.others,
    there.value,
  ];
  const others: FieldValue[] = [];
  for (const value of waiting)
    if (!isSameValue(value, here.value) && !includes(others, value)) others.push(value);
  return { value: here.value, others };
}

/** Of what was taken from the other copy, what has to wait all the same: the rest of a repeat that is asked about. */
function pathsAsked(taken: readonly string[], waiting: readonly string[], remote: Replica): string[] {
  const asked = new Set<string>();
  for (const path of waiting) {
    const field = findField(path);
    const instance = instanceOf(path);
    if (!field?.instance || instance === undefined) continue;
    if (field.question.name === field.instance.repeat.identifiedBy || isGone(instance, remote))
      asked.add(instance);
  }
  return taken.filter((path) => asked.has(instanceOf(path) ?? ''));
}

/** The path of the repeat that a field stands in, with a dot at the end; undefined when it stands in none. */
export function instanceOf(path: string): string | undefined {
  const instance = findField(path)?.instance;
  return instance && `${instance.repeat.name}.${instance.index}.`;
}

const isGone = (instance: string, { values }: Replica): boolean =>
  !Object.keys(values).some((path) => path.startsWith(instance) && valueAt(values, path) !== '');

function withCells({ values, conflicts }: Replica, cells: ReadonlyMap<string, Cell>): Replica {
  if (cells.size === 0) return { values, conflicts };
  const waiting: Record<string, readonly FieldValue[]> = { ...conflicts };
  for (const [path, { others }] of cells) {
    if (others.length > 0) waiting[path] = others;
    else delete waiting[path];
  }
  return {
    values: withValues(
      values,
      [...cells].map(([path, { value }]) => [path, value] as const),
    ),
    conflicts: waiting,
  };
}

/**
 * What the system holds as a copy: its answers are complete, so what it held before and has no more was cleared there.
 * @param before what it held when it was asked last
 */
export function replicaOf(formValues: FormValues, before: FormValues): Replica {
  const cleared = Object.keys(before).filter((path) => !Object.hasOwn(formValues, path));
  return {
    values: withValues(
      formValues,
      cleared.map((path) => [path, ''] as const),
    ),
    conflicts: {},
  };
}
