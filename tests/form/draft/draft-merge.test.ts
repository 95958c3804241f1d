import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyReplica, merge, replicaOf, type Replica } from '../../../src/form/draft/merge.ts';
import {
  areSameValues,
  changesBetween,
  valueAt,
  withValues,
  type FormValues,
} from '../../../src/form/draft/values.ts';

const fields: fc.Arbitrary<FormValues> = fc.dictionary(
  fc.constantFrom('obstacles', 'proposals', 'software_kinds', 'interconnection'),
  fc.oneof(fc.constantFrom('', 'a', 'b'), fc.subarray(['civil_status', 'one_stop', 'other'])),
);
const of = (values: FormValues): Replica => ({ values, conflicts: {} });

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
      fc.property(fields, fields, (before, after) => {
        const changes = changesBetween(before, after).map(({ path, to }) => [path, to] as const);
        expect(areSameValues(withValues(before, changes), after)).toBe(true);
      }),
    );
  });

  test('see nothing that every object has', () => {
    expect(valueAt({}, 'constructor')).toBe('');
  });
});

describe('a merge', () => {
  const base = of({ obstacles: 'a' });

  test('takes what only the other changed, and leaves what only this one changed', () => {
    const merged = merge(base, of({ obstacles: 'typed' }), of({ obstacles: 'a', proposals: 'new' }));
    expect(merged).toEqual(of({ obstacles: 'typed', proposals: 'new' }));
  });

  test('never takes absence for clearing; a field that was cleared holds the empty text', () => {
    expect(merge(base, base, of({}))).toEqual(base);
    expect(merge(base, base, of({ obstacles: '' }))).toEqual(of({ obstacles: '' }));
  });

  test('of an answer of the system, which is complete, takes what was cleared there', () => {
    expect(merge(base, base, replicaOf({}, base.values))).toEqual(of({ obstacles: '' }));
    expect(merge(emptyReplica, base, replicaOf({}, {}))).toEqual(base);
  });

  test('asks where both changed, keeping the value here, and no more once both say the same', () => {
    const asked = merge(base, of({ obstacles: 'c' }), of({ obstacles: 'b' }));
    expect(asked).toEqual({ values: { obstacles: 'c' }, conflicts: { obstacles: ['b'] } });
    expect(merge(of({ obstacles: 'b' }), asked, of({ obstacles: 'c' }))).toEqual(of({ obstacles: 'c' }));
  });

  test('goes on asking with the newest value, and not with the one it replaced', () => {
    const asked = { values: { obstacles: 'c' }, conflicts: { obstacles: ['b'] } };
    expect(merge(of({ obstacles: 'b' }), asked, of({ obstacles: 'a' })).conflicts).toEqual({
      obstacles: ['a'],
    });
  });

  test('keeps three values of one field', () => {
    const asked = merge(base, of({ obstacles: 'x' }), of({ obstacles: 'y' }));
    expect(merge(base, asked, of({ obstacles: 'z' })).conflicts).toEqual({ obstacles: ['y', 'z'] });
  });

  test('never changes the Sở: a draft is of one', () => {
    expect(merge(emptyReplica, of({ unit: '04' }), of({ unit: '79' }))).toEqual(of({ unit: '04' }));
  });

  test('loses no value of either copy, whatever the base', () => {
    fc.assert(
      fc.property(fields, fields, fields, (before, local, remote) => {
        const { values, conflicts } = merge(of(before), of(local), of(remote));
        for (const { path, to } of changesBetween(before, local)) expect(valueAt(values, path)).toEqual(to);
        for (const { path, to } of changesBetween(before, remote).filter((one) =>
          Object.hasOwn(remote, one.path),
        ))
          expect([valueAt(values, path), ...(conflicts[path] ?? [])]).toContainEqual(to);
      }),
    );
  });
});

describe('of a repeat', () => {
  const [name, scope] = ['software_in_use.0.name', 'software_in_use.0.scope'];

  test('that got another name in each copy everything waits: they are two software', () => {
    const merged = merge(
      emptyReplica,
      of({ [name]: 'Khai sinh' }),
      of({ [name]: 'Một cửa', [scope]: '63 xã' }),
    );
    expect(merged.conflicts).toEqual({ [name]: ['Một cửa'], [scope]: ['63 xã'] });
    expect(valueAt(merged.values, scope)).toBe('');
  });

  test('that was removed there while it was changed here everything waits', () => {
    const both = of({ [name]: 'A', [scope]: '1' });
    const merged = merge(both, of({ [name]: 'A', [scope]: '2' }), of({ [name]: '', [scope]: '' }));
    expect(merged).toEqual({
      values: { [name]: 'A', [scope]: '2' },
      conflicts: { [scope]: [''], [name]: [''] },
    });
  });

  test('whose name waits for a choice in another tab a new tab shows what that one shows', () => {
    const open = { values: { [name]: 'A', [scope]: '1' }, conflicts: { [name]: ['B'] } };
    expect(merge(emptyReplica, emptyReplica, open)).toEqual(open);
  });
});
