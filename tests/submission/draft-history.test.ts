import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FormValues } from '../../src/questionnaire/form-values.ts';
import { savesOf, stateBefore, type LoggedChange } from '../../src/submission/draft-history.ts';

const start = Date.parse('2016-11-20T01:00:00Z');
let lastId = 0;

/** An entry of the log: what one browser changed in one field, some minutes after the start. */
function entry(minutes: number, changed: Partial<LoggedChange> = {}): LoggedChange {
  lastId += 1;
  const changed_at = new Date(start + minutes * 60_000).toISOString();
  return {
    id: lastId,
    path: 'obstacles',
    from: '',
    to: 'x',
    changed_at,
    last_changed_at: changed_at,
    browser: 'aaaaaaaa',
    source: 'saved',
    ...changed,
  };
}
/** The log as it is read, of entries in the order in which they were written. */
const newestFirst = (...entries: LoggedChange[]): LoggedChange[] => entries.toReversed();

describe('the saves of a log', () => {
  test('of which nothing was saved are none', () => {
    expect(savesOf([])).toEqual([]);
  });

  test('are what one browser changed one after the other within 10 minutes, newest first', () => {
    const [a, b, c, d] = [
      entry(0),
      entry(9, { path: 'proposals' }),
      entry(10),
      entry(12, { browser: 'bbbbbbbb' }),
    ];
    expect(savesOf(newestFirst(a, b, c, d))).toEqual([
      { id: d.id, at: d.changed_at, browser: 'bbbbbbbb', source: 'saved', entries: [d] },
      { id: c.id, at: c.changed_at, browser: 'aaaaaaaa', source: 'saved', entries: [c] },
      { id: a.id, at: a.changed_at, browser: 'aaaaaaaa', source: 'saved', entries: [b, a] },
    ]);
  });

  test('never span a whole morning of steady typing', () => {
    const morning = Array.from({ length: 61 }, (_, index) => entry(index * 3, { path: `f${index}` }));
    expect(savesOf(newestFirst(...morning)).length).toBe(16);
  });

  test('are apart where the other browser saved in between, and where it was sent', () => {
    const saves = savesOf(
      newestFirst(entry(0), entry(1, { browser: null }), entry(2), entry(3, { source: 'sent' }), entry(4)),
    );
    expect(saves.map(({ browser, source }) => [browser, source])).toEqual([
      ['aaaaaaaa', 'saved'],
      ['aaaaaaaa', 'sent'],
      ['aaaaaaaa', 'saved'],
      [null, 'saved'],
      ['aaaaaaaa', 'saved'],
    ]);
  });

  test('have no field twice: between filling it in and clearing it lies a state to go back to', () => {
    const typed = entry(0, { path: 'software_in_use.1.name', to: 'Phần mềm hộ tịch' });
    const other = entry(0, { path: 'obstacles' });
    const cleared = entry(1, { path: 'software_in_use.1.name', from: 'Phần mềm hộ tịch', to: '' });
    const [last] = savesOf(newestFirst(typed, other, cleared));
    expect(last?.entries).toEqual([cleared]);
    expect(stateBefore({ obstacles: 'x' }, newestFirst(typed, other, cleared), cleared.id)).toEqual({
      obstacles: 'x',
      'software_in_use.1.name': 'Phần mềm hộ tịch',
    });
  });

  test('leave out what in the end changed nothing', () => {
    const ticks = { from: ['one_stop'], to: ['one_stop'] };
    const [a, b] = [entry(0, ticks), entry(1)];
    expect(savesOf(newestFirst(a, b)).flatMap(({ entries }) => entries)).toEqual([b]);
    expect(savesOf([a])).toEqual([]);
  });
});

describe('the state before a save', () => {
  test('has what was cleared since, and not what was added', () => {
    const cleared = entry(0, { path: 'proposals', from: 'tập huấn', to: '' });
    const added = entry(0, { path: 'obstacles', from: '', to: 'thiếu máy' });
    const ticked = entry(0, { path: 'software_kinds', from: [], to: ['one_stop'] });
    const values = { obstacles: 'thiếu máy', software_kinds: ['one_stop'], unit: '01' };
    expect(stateBefore(values, newestFirst(cleared, added, ticked), cleared.id)).toEqual({
      unit: '01',
      proposals: 'tập huấn',
    });
    expect(values).toEqual({ obstacles: 'thiếu máy', software_kinds: ['one_stop'], unit: '01' });
  });

  test('leaves as it is what was changed before', () => {
    const first = entry(0, { to: 'một' });
    const second = entry(20, { from: 'một', to: 'hai' });
    expect(stateBefore({ obstacles: 'hai' }, newestFirst(first, second), second.id)).toEqual({
      obstacles: 'một',
    });
  });

  test('is, for any saves of any browsers, what the draft held before it', () => {
    const value = fc.constantFrom('', 'một', 'hai', ['one_stop'], ['one_stop', 'other']);
    const state = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), value);
    const saves = fc.array(
      fc.tuple(state, fc.constantFrom('aaaaaaaa', 'bbbbbbbb'), fc.integer({ min: 1, max: 30 })),
    );
    fc.assert(
      fc.property(saves, (saved) => {
        let formValues: FormValues = {};
        let minutes = 0;
        const entries: LoggedChange[] = [];
        const held = new Map<number, FormValues>();
        for (const [next, browser, wait] of saved) {
          minutes += wait;
          for (const [path, to] of Object.entries(next)) {
            const from = formValues[path] ?? '';
            if (JSON.stringify(from) === JSON.stringify(to)) continue;
            const change = entry(minutes, { path, from, to, browser });
            held.set(change.id, formValues);
            formValues = to === '' ? without(formValues, path) : { ...formValues, [path]: to };
            entries.unshift(change);
          }
        }
        for (const { id } of savesOf(entries))
          expect(stateBefore(formValues, entries, id)).toEqual(held.get(id));
        expect(savesOf(entries).flatMap((save) => save.entries)).toEqual(entries);
        expect(stateBefore(formValues, entries, 0)).toEqual({});
      }),
    );
  });
});

const without = (formValues: FormValues, path: string): FormValues =>
  Object.fromEntries(Object.entries(formValues).filter(([name]) => name !== path));
