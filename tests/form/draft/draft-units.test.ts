import { beforeEach, describe, expect, test } from 'vitest';
import { isUnsaved } from '../../../src/form/draft/draft-state.ts';
import { Person, systemWithLines } from './person.ts';

let person: Person;
const recordOf = (unit: string) => person.device.records.get(unit);
beforeEach(() => {
  person = new Person(systemWithLines());
});

describe('choosing a Sở', () => {
  test('from none takes what was typed along, and leaves no draft of none', () => {
    person.type('obstacles', 'a').save().choose('04');
    expect(person.values).toEqual({ unit: '04', obstacles: 'a' });
    expect([recordOf('')?.values, recordOf('04')?.values]).toEqual([
      undefined,
      { unit: '04', obstacles: 'a' },
    ]);
  });

  test('whose draft holds something else asks', () => {
    person.choose('04').type('obstacles', 'của 04').save();
    const other = new Person(person.network, person.device);
    other.choose('79').save();
    const third = new Person(person.network, person.device);
    third.tab.memory.unit = '';
    third.store.dispatch({ type: 'closed' });
    third.type('obstacles', 'gõ trước').choose('04');
    expect(third.conflicts).toEqual([{ path: 'obstacles', local: 'gõ trước', others: ['của 04'] }]);
  });

  test('after another one shows the draft of that one, and keeps that of the other', () => {
    person.choose('04').type('obstacles', 'của Cao Bằng').choose('79');
    expect([person.values, person.state.former]).toEqual([{ unit: '79' }, '04']);
    person.type('obstacles', 'của Thành phố').choose('04');
    expect(person.values).toEqual({ unit: '04', obstacles: 'của Cao Bằng' });
    expect(recordOf('79')?.values).toEqual({ unit: '79', obstacles: 'của Thành phố' });
  });

  test('by mistake loses nothing: what was typed is taken along, and does not come up again', () => {
    person.choose('04').type('obstacles', 'a').choose('79');
    person.store.moveDraft();
    expect(person.values).toEqual({ unit: '79', obstacles: 'a' });
    expect([person.state.former, recordOf('04')]).toEqual([undefined, undefined]);
  });

  test('and taking along asks where both hold something else, and leaves what the system knows of', async () => {
    await person.open('04');
    await person.type('obstacles', 'của 04').sync();
    const other = new Person(person.network, person.device)
      .choose('79')
      .type('obstacles', 'của 79')
      .choose('04');
    other.choose('79');
    other.store.moveDraft();
    expect(other.conflicts).toEqual([{ path: 'obstacles', local: 'của 79', others: ['của 04'] }]);
    expect(recordOf('04')).toBeDefined();
  });

  test('while this browser has no room to leave the first draft behind takes it along', () => {
    person.device.isFull = true;
    person.choose('04').type('obstacles', 'a').choose('79').type('proposals', 'b');
    expect(person.values).toEqual({ unit: '79', obstacles: 'a', proposals: 'b' });
    expect(isUnsaved(person.state)).toBe(true);
    person.device.isFull = false;
    person.save();
    expect(recordOf('79')?.values).toEqual({ unit: '79', obstacles: 'a', proposals: 'b' });
    expect(recordOf('04')).toBeUndefined();
  });

  test('is not possible while the response of one is open', async () => {
    await person.open('04');
    expect(person.choose('79').state.unit).toBe('04');
  });
});

describe('a machine shared by two Sở', () => {
  test('never brings the draft of one into the Phiếu of the other', async () => {
    await person.open('04');
    await person.type('obstacles', 'của Cao Bằng').sync();
    const other = new Person(person.network, person.device);
    await other.open('79');
    await other.type('proposals', 'của Thành phố').sync();
    const { system } = person.network;
    expect(system.valuesOf('79')).toEqual({ unit: '79', proposals: 'của Thành phố' });
    await person.hear().sync();
    expect(system.valuesOf('04')).toEqual({ unit: '04', obstacles: 'của Cao Bằng' });
    expect([person.kept, other.kept]).toEqual(['system', 'system']);
  });

  test('is opened by a link without what stands there of another Sở', () => {
    person.choose('04').type('obstacles', 'của Cao Bằng').save();
    const other = new Person(person.network, person.device);
    other.store.restore('79', true);
    expect(other.values).toEqual({ unit: '79' });
    other.store.restore('04', true);
    expect(other.values).toEqual({ unit: '04', obstacles: 'của Cao Bằng' });
  });
});

describe('a draft file', () => {
  test('fills what is blank, and shows both where the form holds something else', () => {
    person.type('obstacles', 'a').store.offerFile({ obstacles: 'tệp', proposals: 'đề xuất' });
    expect(person.values).toEqual({ obstacles: 'a', proposals: 'đề xuất' });
    expect(person.conflicts).toEqual([{ path: 'obstacles', local: 'a', others: ['tệp'] }]);
  });

  test('of another Sở is that one’s, unless a response is open', async () => {
    person.choose('04').type('obstacles', 'a').store.offerFile({ unit: '79', proposals: 'p' });
    expect(person.values).toEqual({ unit: '79', proposals: 'p' });
    await person.open('79');
    person.store.offerFile({ unit: '04', interconnection: 'i' });
    expect([person.values, person.conflicts]).toEqual([
      { unit: '79', proposals: 'p', interconnection: 'i' },
      [],
    ]);
  });
});
