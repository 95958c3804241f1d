import { describe, expect, test } from 'vitest';
import { Device } from './draft-devices.ts';
import { Person, systemWithLines } from './person.ts';

/** Two tabs of one browser. */
function twoTabs(): [Person, Person] {
  const [network, device] = [systemWithLines(), new Device()];
  return [new Person(network, device), new Person(network, device)];
}

const recordOf = ({ device }: Person, unit = '') => device.records.get(unit);

describe('two tabs of one browser', () => {
  test('keep what is typed in each', () => {
    const [left, right] = twoTabs();
    left.type('obstacles', 'a').save();
    right.type('proposals', 'b').save();
    left.hear();
    expect(recordOf(left)?.values).toEqual({ obstacles: 'a', proposals: 'b' });
    expect([left.values, right.values]).toEqual([recordOf(left)?.values, recordOf(left)?.values]);
    expect([left.kept, right.kept]).toEqual(['here', 'here']);
  });

  test('empty nothing: a block added in one stands in a tab that is opened beside it, and on the system', async () => {
    const [left, right] = twoTabs();
    await left.open();
    await left.type('software_in_use.1479693600000.name', 'Mới').sync();
    const third = new Person(left.network, left.device);
    expect(third.values).toMatchObject({ 'software_in_use.1479693600000.name': 'Mới' });
    expect(third.state.repeats['software_in_use']).toContain(1479693600000);
    third.save();
    right.hear();
    await left.hear().sync();
    expect(left.network.system.valuesOf('04')).toMatchObject({ 'software_in_use.1479693600000.name': 'Mới' });
  });

  test('clear a field in each where a person has cleared it in one', () => {
    const [left, right] = twoTabs();
    left.type('obstacles', 'a').save();
    right.hear();
    left.type('obstacles', '').save();
    right.hear();
    expect([right.values, right.conflicts]).toEqual([{}, []]);
  });

  test('lose nothing when one writes over what the other has just written, without having seen it', () => {
    const [left, right] = twoTabs();
    left.type('interconnection', 'cả hai').save();
    right.hear();
    right.type('proposals', 'b');
    left.type('obstacles', 'a').save();
    right.tab.isUnaware = true;
    right.save();
    right.tab.isUnaware = false;
    expect(recordOf(left)?.values).not.toHaveProperty('obstacles');
    left.hear();
    right.hear();
    const all = { interconnection: 'cả hai', obstacles: 'a', proposals: 'b' };
    for (const { values, conflicts } of [left, right]) expect([values, conflicts]).toEqual([all, []]);
    expect(recordOf(left)?.values).toEqual(all);
  });

  test('ask for a choice among all values of one field, and become quiet', () => {
    const [left, right] = twoTabs();
    const third = new Person(left.network, left.device);
    left.type('obstacles', 'một').save();
    right.type('obstacles', 'hai').save();
    third.type('obstacles', 'ba').save();
    const everyone = [left, right, third, left, right, third];
    for (const person of everyone) person.hear();
    const { writes } = left.device;
    for (const person of everyone) person.hear().save();
    expect(left.device.writes).toBe(writes);
    for (const { conflicts } of everyone)
      expect([conflicts[0]?.local, ...(conflicts[0]?.others ?? [])].sort()).toEqual(['ba', 'hai', 'một']);
    right.resolve('obstacles', 'một').save();
    for (const person of everyone) person.hear();
    for (const { values, conflicts } of everyone)
      expect([values, conflicts]).toEqual([{ obstacles: 'một' }, []]);
  });

  test('ask again after the page was loaded anew', async () => {
    const [left, right] = twoTabs();
    left.type('obstacles', 'một');
    right.type('obstacles', 'hai').save();
    left.save();
    expect(left.conflicts).toEqual([{ path: 'obstacles', local: 'một', others: ['hai'] }]);
    await left.reload();
    expect(left.conflicts).toEqual([{ path: 'obstacles', local: 'một', others: ['hai'] }]);
    await left.resolve('obstacles', 'hai').save().reload();
    expect([left.values, left.conflicts]).toEqual([{ obstacles: 'hai' }, []]);
  });

  test('lose nothing while storage is full', () => {
    const [left] = twoTabs();
    left.type('obstacles', 'a').save();
    left.device.isFull = true;
    left.type('obstacles', 'ab').save().hear();
    expect([left.values, left.kept]).toEqual([{ obstacles: 'ab' }, 'typing']);
  });

  test('write once what both know of a saving without an answer', async () => {
    const [left, right] = twoTabs();
    for (const person of [left, right]) await person.open();
    await left.type('obstacles', 'x').sync('lost_after');
    right.hear();
    for (let round = 0; round < 5; round += 1) for (const person of [left, right]) person.hear().save();
    expect(recordOf(left, '04')?.server?.unanswered).toHaveLength(1);
  });
});

describe('a draft deleted in one tab', () => {
  test('is deleted in both, the forms keep it, and it is saved again once somebody types', () => {
    const [left, right] = twoTabs();
    left.type('obstacles', 'a').save();
    right.hear();
    left.store.deleteLocally();
    right.hear().save();
    expect([recordOf(left), right.values]).toEqual([undefined, { obstacles: 'a' }]);
    expect([left.kept, right.kept]).toEqual(['nothing', 'nothing']);
    right.type('proposals', 'b').save();
    expect(recordOf(right)?.values).toEqual({ obstacles: 'a', proposals: 'b' });
  });

  test('comes back whole when the deletion is taken back, with what another tab had saved', () => {
    const [left, right] = twoTabs();
    left.type('obstacles', 'a').save();
    right.hear();
    right.type('proposals', 'b').save();
    left.store.deleteLocally();
    left.store.undeleteLocally();
    expect([left.kept, recordOf(left)?.values]).toEqual(['here', { obstacles: 'a', proposals: 'b' }]);
  });

  test('takes nothing of what the other tab has typed and not saved yet', () => {
    const [left, right] = twoTabs();
    left.type('obstacles', 'a').save();
    right.hear();
    right.type('proposals', 'b');
    left.store.deleteLocally();
    right.hear();
    expect(right.kept).toBe('typing');
    right.save();
    expect(recordOf(right)?.values).toMatchObject({ proposals: 'b' });
  });
});

describe('closing the Phiếu on this machine', () => {
  test('leaves no draft of it in the browser once the system has it', async () => {
    const [left] = twoTabs();
    await left.open();
    left.type('obstacles', 'a').save();
    expect(await left.store.close()).toBe(true);
    expect([left.values, left.device.records.size, left.state.credentials]).toEqual([{}, 0, undefined]);
    expect(left.network.system.valuesOf('04')).toMatchObject({ obstacles: 'a' });
  });

  test.each([
    ['is not on the system', (person: Person) => (person.tab.line = 'lost_before')],
    ['another tab has saved only here', (person: Person) => saveElsewhere(person)],
  ])('is not done while something of it %s', async (_, spoil) => {
    const [left] = twoTabs();
    await left.open();
    left.type('obstacles', 'a');
    const { unit } = left.state;
    const access_code = left.network.system.codeOf(unit);
    left.network.system.ask({ rpc: 'lock_draft', unit, access_code, version: 1, hash: '' });
    spoil(left);
    expect(await left.store.close()).toBe(false);
    expect(left.device.records.has('04')).toBe(true);
  });

  function saveElsewhere(person: Person): void {
    new Person(person.network, person.device).type('proposals', 'b').save();
  }
});

describe('what was typed before script ran', () => {
  test('is saved nowhere yet, and is shown beside what was saved of the same field', async () => {
    const [left] = twoTabs();
    await left.type('obstacles', 'đã lưu').save().reload({ obstacles: 'gõ sớm', proposals: 'p' });
    expect(left.values).toEqual({ obstacles: 'gõ sớm', proposals: 'p' });
    expect(left.conflicts).toEqual([{ path: 'obstacles', local: 'gõ sớm', others: ['đã lưu'] }]);
    const early = new Person(left.network, new Device(), { obstacles: 'sớm' });
    expect(early.status).toBe('Đang soạn, chưa lưu · Chưa gửi');
  });
});
