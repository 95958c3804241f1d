import { beforeEach, describe, expect, test } from 'vitest';
import { Device, microtasks } from './draft-devices.ts';
import { Person, twoPersons } from './person.ts';

let first: Person;
let second: Person;
const stored = () => first.network.system.valuesOf('04');
beforeEach(async () => {
  [first, second] = await twoPersons();
});

describe('two persons at one Phiếu', () => {
  test('keep what each typed in another field, without being asked', async () => {
    await first.type('obstacles', 'a').sync();
    await second.type('proposals', 'b').sync();
    await first.sync();
    for (const { values, conflicts } of [first, second]) {
      expect(values).toEqual({ unit: '04', obstacles: 'a', proposals: 'b' });
      expect(conflicts).toEqual([]);
    }
  });

  test.each(['a', 'b'])('see both values of one field, and the choice of %s is kept', async (chosen) => {
    await first.type('obstacles', 'a').sync();
    await second.type('obstacles', 'b').sync();
    expect(second.conflicts).toEqual([{ path: 'obstacles', local: 'b', others: ['a'] }]);
    expect([second.values['obstacles'], stored()['obstacles']]).toEqual(['b', 'a']);
    await second.resolve('obstacles', chosen).sync();
    await first.sync();
    for (const values of [stored(), first.values, second.values])
      expect(values).toEqual({ unit: '04', obstacles: chosen });
    expect([first.conflicts, second.conflicts]).toEqual([[], []]);
  });

  test('see what is saved after the unlocking, though one has opened the Phiếu in signature', async () => {
    await first.type('obstacles', 'a').sync();
    const { system } = first.network;
    const { version } = first.state.server;
    system.ask({ rpc: 'lock_draft', unit: '04', access_code: system.codeOf('04'), version, hash: 'h' });
    const late = new Person(first.network);
    await late.open();
    await late.type('proposals', 'b').sync();
    expect([late.state.response?.isOpen, stored()]).toEqual([false, { unit: '04', obstacles: 'a' }]);
    system.ask({ rpc: 'unlock_draft', unit: '04', access_code: system.codeOf('04'), why: 'x' });
    await first.type('obstacles', 'c').sync();
    await late.sync();
    expect([late.values, late.kept]).toEqual([{ unit: '04', obstacles: 'c', proposals: 'b' }, 'system']);
  });

  test('are asked nothing when both typed the same', async () => {
    await first.type('obstacles', 'a').sync();
    await second.type('obstacles', 'a').sync();
    expect([second.conflicts, second.kept]).toEqual([[], 'system']);
  });

  test('see what is typed after the conflict arose, and no conflict once it is typed away', async () => {
    await first.type('obstacles', 'a').sync();
    await second.type('obstacles', 'b').sync();
    expect(second.type('obstacles', 'b2').conflicts).toEqual([
      { path: 'obstacles', local: 'b2', others: ['a'] },
    ]);
    expect(second.type('obstacles', 'a').conflicts).toEqual([]);
  });

  test('see the newest value of the other while the choice waits', async () => {
    await first.type('obstacles', 'a').sync();
    await second.type('obstacles', 'b').sync();
    await first.type('obstacles', 'a2').sync();
    await second.sync();
    expect(second.conflicts).toEqual([{ path: 'obstacles', local: 'b', others: ['a2'] }]);
  });

  test('overwrite nothing while the choice waits, however often it is saved', async () => {
    await first.type('obstacles', 'a').sync();
    await second.type('obstacles', 'b').sync();
    await second.type('proposals', 'p').sync();
    await second.sync();
    expect(stored()).toEqual({ unit: '04', obstacles: 'a', proposals: 'p' });
  });

  test('keep a repeat that one removed while the other was writing in it', async () => {
    await first.type('software_in_use.0.name', 'A').type('software_in_use.0.scope', '1').sync();
    await second.sync();
    first.store.dispatch({ type: 'repeat_removed', instance: { repeat: 'software_in_use', index: 0 } });
    await first.sync();
    await second.type('software_in_use.0.scope', '2').sync();
    expect(second.values).toMatchObject({ 'software_in_use.0.name': 'A', 'software_in_use.0.scope': '2' });
    expect(second.conflicts.map(({ path, others }) => [path, others]).sort()).toEqual([
      ['software_in_use.0.name', ['']],
      ['software_in_use.0.scope', ['']],
    ]);
    for (const { path, local } of second.conflicts) second.resolve(path, local);
    await second.sync();
    await first.sync();
    expect(first.values).toEqual(second.values);
  });

  test('are asked about a whole repeat where each has begun another software in it', async () => {
    await first.type('software_in_use.0.name', 'Một cửa').type('software_in_use.0.scope', '63 xã').sync();
    await second.type('software_in_use.0.name', 'Khai sinh').sync();
    expect(second.conflicts).toEqual([
      { path: 'software_in_use.0.name', local: 'Khai sinh', others: ['Một cửa'] },
      { path: 'software_in_use.0.scope', local: '', others: ['63 xã'] },
    ]);
  });

  test('are shown what the draft held when a colleague has sent something else in its place', async () => {
    await first.type('obstacles', 'đang soạn').sync();
    const [unit, access_code] = ['04', first.network.system.codeOf('04')];
    const values = { unit, proposals: 'gửi không cần script' };
    first.network.system.ask({
      rpc: 'send_response',
      unit,
      access_code,
      key: 'k',
      base_revision: 0,
      values,
      hash: '',
    });
    await first.sync();
    expect(first.values).toEqual(values);
    expect(first.state.response?.superseded).toEqual({ unit: '04', obstacles: 'đang soạn' });
  });

  test('lose nothing of what is typed while a saving is under way, and savings come one after the other', async () => {
    const saving = second.type('obstacles', 'b').sync('held');
    await microtasks();
    await first.type('obstacles', 'a').type('proposals', 'p').sync();
    second.type('obstacles', 'b2').type('interconnection', 'i');
    const next = second.store.sync();
    await microtasks();
    expect(second.network.held).toHaveLength(1);
    second.network.letGo('answered');
    await Promise.all([saving, next]);
    expect(second.values).toMatchObject({ obstacles: 'b2', proposals: 'p', interconnection: 'i' });
    expect(second.conflicts).toEqual([{ path: 'obstacles', local: 'b2', others: ['a'] }]);
  });
});

describe('a saving whose answer was lost', () => {
  test.each(['lost_after', 'busy_after'] as const)(
    'is nobody else’s (%s): typing on asks nothing',
    async (line) => {
      await first.type('obstacles', 'đường').sync(line);
      expect([stored()['obstacles'], first.kept]).toEqual(['đường', 'cut_off']);
      await first.type('obstacles', 'đường truyền').sync();
      expect([first.conflicts, stored()['obstacles'], first.kept]).toEqual([[], 'đường truyền', 'system']);
    },
  );

  test('is nobody else’s after the page was loaded anew while it was under way', async () => {
    void first.type('obstacles', 'đường').sync('held');
    await microtasks();
    first.tab.leave();
    first.network.letGo('lost_after');
    await first.reload();
    await first.type('obstacles', 'đường truyền').sync();
    expect([first.conflicts, stored()['obstacles']]).toEqual([[], 'đường truyền']);
  });

  test('is shown beside what a colleague typed over it', async () => {
    await first.type('obstacles', 'đường').sync('lost_after');
    await second.sync();
    await second.type('obstacles', 'của đồng nghiệp').sync();
    await first.type('obstacles', 'đường truyền').sync();
    expect(first.conflicts).toEqual([
      { path: 'obstacles', local: 'đường truyền', others: ['của đồng nghiệp'] },
    ]);
  });
});

describe('a form opened again', () => {
  test('takes the draft of this machine along, and shows both where the system has something else', async () => {
    await first.type('obstacles', 'hệ thống').type('proposals', 'đề xuất').sync();
    const other = new Person(first.network).type('obstacles', 'máy này').type('interconnection', 'có');
    await other.open();
    expect(other.values).toMatchObject({ obstacles: 'máy này', proposals: 'đề xuất', interconnection: 'có' });
    expect(other.conflicts).toEqual([{ path: 'obstacles', local: 'máy này', others: ['hệ thống'] }]);
    expect(stored()).toMatchObject({ obstacles: 'hệ thống', interconnection: 'có' });
  });

  test('after days takes what colleagues changed meanwhile without asking, and saves what was typed here', async () => {
    await first.type('obstacles', 'a').type('proposals', 'p').sync();
    await first.type('interconnection', 'typed after').save().sync('lost_before');
    await second.sync();
    await second.type('obstacles', 'a, sửa').type('proposals', '').sync();
    await first.reload();
    expect(first.conflicts).toEqual([]);
    expect(first.values).toEqual({ unit: '04', obstacles: 'a, sửa', interconnection: 'typed after' });
    expect(stored()).toEqual(first.values);
  });

  test('asks again what waited for a choice, and shows every value', async () => {
    await first.type('software_in_use.0.name', 'A').type('software_in_use.0.scope', '1').sync();
    await second.type('software_in_use.0.name', 'B').sync();
    const before = [second.values, second.conflicts];
    await second.reload();
    expect([second.values, second.conflicts]).toEqual(before);
  });

  test('keeps everything when the system was set back, and asks where that says something else', async () => {
    await first.type('obstacles', 'a').sync();
    await first.type('proposals', 'p').sync();
    first.network.system.setBack('04');
    await first.sync();
    await first.sync();
    expect(first.values).toEqual({ unit: '04', obstacles: 'a', proposals: 'p' });
    expect([stored(), first.kept]).toEqual([first.values, 'system']);
  });

  test('opened with a code that is replaced stops saving, and each try is one wrong code only', async () => {
    const { system } = first.network;
    system.replaceCode('04');
    await first.type('obstacles', 'a').save().sync();
    expect([first.state.refusal, first.kept]).toEqual(['wrong_code', 'here']);
    const asked = system.exchanges.length;
    await first.sync();
    expect(system.exchanges).toHaveLength(asked);
    expect(await first.open()).toBe(true);
    expect([stored()['obstacles'], first.kept]).toEqual(['a', 'system']);
  });

  test('while the line was down is opened once it is back, unless another Sở is chosen', async () => {
    const other = new Person(first.network, new Device()).choose('04').type('obstacles', 'x');
    other.tab.line = 'lost_before';
    expect(await other.open()).toBe(false);
    await other.choose('79').sync();
    expect(other.state.response).toBeUndefined();
    await other.choose('04').sync();
    expect(other.state.response?.number).toBe('669-04');
    expect(stored()['obstacles']).toBe('x');
  });
});
