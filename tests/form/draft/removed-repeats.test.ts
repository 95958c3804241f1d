import { expect, test } from 'vitest';
import { draftOf, type DraftState } from '../../../src/form/draft/draft-state.ts';
import type { DraftEvent } from '../../../src/form/draft/draft-events.ts';
import { reduceDraft } from '../../../src/form/draft/draft-reducer.ts';
import { filledValues, type FormValues } from '../../../src/form/draft/values.ts';

const instance = { repeat: 'software_in_use', index: 0 };
const values: FormValues = {
  unit: '04',
  'software_in_use.0.name': 'Phần mềm của Cao Bằng',
  'software_in_use.0.server_place': ['at_office', 'other'],
  'software_in_use.0.server_place_other': 'thuê',
  'explanations.software_in_use.0.scope': 'Vì sao',
};
const after = (...events: DraftEvent[]): DraftState => events.reduce(reduceDraft, draftOf(values));
const removed = { type: 'repeat_removed', instance } as const;
const restored = { type: 'repeat_restored', instance } as const;

test('a software that was removed is cleared, with its explanations, and comes back as it was', () => {
  const { values: left, removed: gone, repeats } = after(removed);
  expect(filledValues(left)).toEqual({ unit: '04' });
  expect([gone.length, repeats['software_in_use']]).toEqual([1, [1]]);
  const back = after(removed, restored);
  expect([filledValues(back.values), back.conflicts, back.removed]).toEqual([values, {}, []]);
});

test('what was written there meanwhile waits beside what comes back', () => {
  const path = 'software_in_use.0.name';
  const { conflicts } = after(removed, { type: 'edited', values: [[path, 'Khác']] }, restored);
  expect(conflicts).toEqual({ [path]: ['Khác'] });
});

test('it never comes back into the Phiếu of another Sở', () => {
  const chosen = after(
    removed,
    { type: 'unit_chosen', unit: '79', draft: undefined, isCarried: false },
    restored,
  );
  expect(filledValues(chosen.values)).toEqual({ unit: '79' });
});

test('where fifty stand it does not come back as the fifty-first', () => {
  const fifty = Array.from({ length: 50 }, (_, index) => ({ repeat: 'software_in_use', index: index + 1 }));
  const added = fifty.map((one) => ({ type: 'repeat_added', instance: one }) as const);
  const full = after(removed, ...added, restored);
  expect([full.repeats['software_in_use']?.length, full.removed.length]).toEqual([50, 1]);
});
