import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesBetween, isSameInput, valueAt, withValues } from '../../src/form/draft/changes.ts';
import {
  changesToSave,
  nothingAgreed,
  reconcile,
  withoutConflict,
  withYours,
} from '../../src/form/draft/reconcile.ts';
import type { RawInput } from '../../src/questionnaire/raw-input.ts';
import { judgeChanges } from './fake-server.ts';

const raws: fc.Arbitrary<RawInput> = fc.dictionary(
  fc.constantFrom('obstacles', 'proposals', 'software_kinds', 'constructor'),
  fc.oneof(fc.constantFrom('', 'a', 'b'), fc.subarray(['civil_status', 'one_stop', 'other'])),
);

describe('changes', () => {
  test('are what differs, blank being the empty text however it is written', () => {
    expect(
      changesBetween(
        { obstacles: 'a', proposals: 'p', software_kinds: ['other'] },
        { obstacles: 'b', proposals: '', software_kinds: ['other'], interconnection: 'i' },
      ),
    ).toEqual([
      { path: 'obstacles', from: 'a', to: 'b' },
      { path: 'proposals', from: 'p', to: '' },
      { path: 'interconnection', from: '', to: 'i' },
    ]);
    expect(changesBetween({ software_kinds: [] }, {})).toEqual([]);
  });

  test('lead from any draft to any other', () => {
    fc.assert(
      fc.property(raws, raws, (before, after) => {
        const changed = withValues(
          before,
          changesBetween(before, after).map(({ path, to }) => [path, to]),
        );
        expect(isSameInput(changed, after)).toBe(true);
        expect(judgeChanges(before, changesBetween(before, after)).conflicts).toEqual([]);
      }),
    );
  });

  test('see nothing that every object has', () => {
    expect(valueAt({}, 'constructor')).toBe('');
  });
});

describe('taking in what a store holds', () => {
  const agreed = { stored: { obstacles: 'a' }, conflicts: [] };

  test('shows what only the store changed, and leaves what only the form changed', () => {
    const stored = { obstacles: 'a', proposals: 'new' };
    const typed = { obstacles: 'typed' };
    expect(reconcile(agreed, stored, typed)).toEqual({
      agreement: { stored, conflicts: [] },
      show: [['proposals', 'new']],
    });
    expect(changesToSave({ stored, conflicts: [] }, typed)).toContainEqual({
      path: 'obstacles',
      from: 'a',
      to: 'typed',
    });
  });

  test('asks where both changed, and the question goes when the store comes to say the same', () => {
    const first = reconcile(agreed, { obstacles: 'b' }, { obstacles: 'c' });
    expect(first.show).toEqual([]);
    expect(first.agreement.conflicts).toEqual([{ path: 'obstacles', theirs: 'b', yours: 'c' }]);
    expect(changesToSave(first.agreement, { obstacles: 'c' })).toEqual([]);
    expect(reconcile(first.agreement, { obstacles: 'c' }, { obstacles: 'c' })).toEqual({
      agreement: { stored: { obstacles: 'c' }, conflicts: [] },
      show: [],
    });
  });

  test('keeps asking when the store changes back while the form waits', () => {
    const first = reconcile(agreed, { obstacles: 'b' }, { obstacles: 'c' });
    const second = reconcile(first.agreement, { obstacles: 'a' }, { obstacles: 'c' });
    expect(second.agreement.conflicts).toEqual([{ path: 'obstacles', theirs: 'a', yours: 'c' }]);
  });

  test('shows nothing where a question is open', () => {
    const waiting = { path: 'obstacles', theirs: 'b', yours: 'c' };
    const open = { stored: { obstacles: 'b' }, conflicts: [waiting] };
    const { show, agreement } = reconcile(open, { obstacles: 'd' }, { obstacles: 'b' });
    expect(show).toEqual([]);
    expect(agreement.conflicts).toEqual([{ path: 'obstacles', theirs: 'd', yours: 'b' }]);
  });

  test('never puts anything over what was typed and is not stored', () => {
    fc.assert(
      fc.property(raws, raws, raws, (before, stored, typed) => {
        const { show, agreement } = reconcile({ stored: before, conflicts: [] }, stored, typed);
        for (const [path, value] of show) {
          expect(valueAt(typed, path)).toEqual(valueAt(before, path));
          expect(value).toEqual(valueAt(stored, path));
        }
        const waiting = new Set(agreement.conflicts.map(({ path }) => path));
        const toSave = changesToSave(agreement, withValues(typed, show)).map(({ path }) => path);
        expect(toSave.filter((path) => waiting.has(path))).toEqual([]);
      }),
    );
  });

  test('a choice ends the question, and what stands in the form is saved over what was seen', () => {
    const { agreement } = reconcile(nothingAgreed, { obstacles: 'a' }, { obstacles: 'b' });
    expect(changesToSave(withoutConflict(agreement, 'obstacles'), { obstacles: 'b' })).toEqual([
      { path: 'obstacles', from: 'a', to: 'b' },
    ]);
  });

  test('the question goes by itself when the form comes to say the same', () => {
    const { agreement } = reconcile(nothingAgreed, { obstacles: 'a' }, { obstacles: 'b' });
    expect(withYours(agreement, { obstacles: 'bc' }).conflicts).toEqual([
      { path: 'obstacles', theirs: 'a', yours: 'bc' },
    ]);
    expect(withYours(agreement, { obstacles: 'a' }).conflicts).toEqual([]);
  });
});
