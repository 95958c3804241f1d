import { beforeEach, describe, expect, test } from 'vitest';
import { emptyStorage, Officer } from './officer.ts';
import { FakeServer } from './fake-server.ts';

let server: FakeServer;
let first: Officer;
let second: Officer;
beforeEach(async () => {
  server = new FakeServer();
  [first, second] = [new Officer(server), new Officer(server)];
  await first.open();
  await second.open();
});

describe('two officers at one Phiếu', () => {
  test('keep what each typed in another field, without being asked', async () => {
    await first.type('obstacles', 'a').session.keepOnSystem();
    await second.type('proposals', 'b').session.keepOnSystem();
    await first.session.keepOnSystem();
    for (const { typed, view } of [first, second]) {
      expect(typed).toEqual({ obstacles: 'a', proposals: 'b' });
      expect(view.conflicts).toEqual([]);
    }
  });

  test.each([
    ['yours', 'b'],
    ['theirs', 'a'],
  ] as const)('see both values of one field, and the choice of %s is kept', async (which, expected) => {
    await first.type('obstacles', 'a').session.keepOnSystem();
    await second.type('obstacles', 'b').session.keepOnSystem();
    expect(second.view.conflicts).toEqual([{ path: 'obstacles', theirs: 'a', yours: 'b' }]);
    expect(second.typed).toEqual({ obstacles: 'b' });
    expect(server.raw).toEqual({ obstacles: 'a' });

    second.session.choose('obstacles', which);
    expect(second.session.hasConflicts()).toBe(false);
    await second.session.keepOnSystem();
    await first.session.keepOnSystem();
    expect([server.raw, first.typed, second.typed]).toEqual(Array(3).fill({ obstacles: expected }));
    expect(first.view.conflicts).toEqual([]);
  });

  test('are asked nothing when both typed the same', async () => {
    await first.type('obstacles', 'a').session.keepOnSystem();
    await second.type('obstacles', 'a').session.keepOnSystem();
    expect(second.view.conflicts).toEqual([]);
    expect(second.kept).toBe('system');
  });

  test('see what is typed after the conflict arose, and no conflict once it is typed away', async () => {
    await first.type('obstacles', 'a').session.keepOnSystem();
    await second.type('obstacles', 'b').session.keepOnSystem();
    second.type('obstacles', 'b2').session.keepHere();
    expect(second.view.conflicts).toEqual([{ path: 'obstacles', theirs: 'a', yours: 'b2' }]);
    second.type('obstacles', 'a').session.keepHere();
    expect(second.view.conflicts).toEqual([]);
  });

  test('see the newest value of the other while the choice waits', async () => {
    await first.type('obstacles', 'a').session.keepOnSystem();
    await second.type('obstacles', 'b').session.keepOnSystem();
    await first.type('obstacles', 'a2').session.keepOnSystem();
    await second.session.keepOnSystem();
    expect(second.view.conflicts).toEqual([{ path: 'obstacles', theirs: 'a2', yours: 'b' }]);
    expect(second.typed).toEqual({ obstacles: 'b' });
  });

  test('overwrite nothing while the choice waits, however often it is saved', async () => {
    await first.type('obstacles', 'a').session.keepOnSystem();
    await second.type('obstacles', 'b').session.keepOnSystem();
    await second.type('proposals', 'p').session.keepOnSystem();
    await second.session.keepOnSystem();
    expect(server.raw).toEqual({ obstacles: 'a', proposals: 'p' });
  });

  test('keep a block that one removed while the other was writing in it', async () => {
    const block = { 'software_in_use.0.name': 'A', 'software_in_use.0.scope': '1' };
    for (const [path, value] of Object.entries(block)) first.type(path, value);
    await first.session.keepOnSystem();
    await second.session.keepOnSystem();

    for (const path of Object.keys(block)) first.type(path, '');
    await first.session.keepOnSystem();
    await second.type('software_in_use.0.scope', '2').session.keepOnSystem();
    expect(second.typed).toEqual({ 'software_in_use.0.scope': '2' });
    expect(second.view.conflicts).toEqual([{ path: 'software_in_use.0.scope', theirs: '', yours: '2' }]);

    second.session.choose('software_in_use.0.scope', 'yours');
    await second.session.keepOnSystem();
    await first.session.keepOnSystem();
    expect(first.typed).toEqual({ 'software_in_use.0.scope': '2' });
  });

  test('are asked when one removed a block in which the other has just saved something', async () => {
    await first.type('software_in_use.0.name', 'A').session.keepOnSystem();
    await second.session.keepOnSystem();
    await second.type('software_in_use.0.name', 'B').session.keepOnSystem();
    await first.type('software_in_use.0.name', '').session.keepOnSystem();
    expect(first.view.conflicts).toEqual([{ path: 'software_in_use.0.name', theirs: 'B', yours: '' }]);
    first.session.choose('software_in_use.0.name', 'theirs');
    expect(first.typed).toEqual({ 'software_in_use.0.name': 'B' });
  });

  test('see a block the other has added', async () => {
    await first.type('software_in_use.1479693600000.name', 'Mới').session.keepOnSystem();
    await second.session.keepOnSystem();
    expect(second.typed).toEqual({ 'software_in_use.1479693600000.name': 'Mới' });
  });

  test('lose nothing of what is typed while a save is on its way', async () => {
    let release = () => {};
    server.held = new Promise((resolve) => (release = resolve));
    const saving = second.type('obstacles', 'b').session.keepOnSystem();
    server.store({ obstacles: 'a', proposals: 'p' });
    second.type('obstacles', 'b2').type('interconnection', 'i');
    release();
    await saving;
    expect(second.typed).toEqual({ obstacles: 'b2', proposals: 'p', interconnection: 'i' });
    expect(second.view.conflicts).toEqual([{ path: 'obstacles', theirs: 'a', yours: 'b2' }]);
  });

  test('save one after the other: two savings never run at the same time', async () => {
    let release = () => {};
    server.held = new Promise((resolve) => (release = resolve));
    const all = [1, 2, 3].map((round) => first.type('obstacles', `x${round}`).session.keepOnSystem());
    release();
    await Promise.all(all);
    const froms = server.calls.flat().map(({ from, to }) => [from, to]);
    expect(froms).toEqual([
      ['', 'x1'],
      ['x1', 'x3'],
    ]);
  });
});

describe('a saving whose answer was lost', () => {
  test('is repeated without a conflict with itself', async () => {
    first.type('obstacles', 'a');
    server.store({ obstacles: 'a' });
    await first.session.keepOnSystem();
    expect(first.view.conflicts).toEqual([]);
    expect(first.kept).toBe('system');
  });
});

describe('a form opened again', () => {
  test('takes the draft of this machine along, and shows both where the system has something else', async () => {
    server.store({ obstacles: 'hệ thống', proposals: 'đề xuất' });
    const officer = new Officer(server).type('obstacles', 'máy này').type('interconnection', 'có');
    await officer.open();
    expect(officer.typed).toEqual({ obstacles: 'máy này', proposals: 'đề xuất', interconnection: 'có' });
    expect(officer.view.conflicts).toEqual([{ path: 'obstacles', theirs: 'hệ thống', yours: 'máy này' }]);
    expect(server.raw).toEqual({ obstacles: 'hệ thống', proposals: 'đề xuất', interconnection: 'có' });
  });

  test('after days takes in what colleagues changed meanwhile without asking, and saves what was typed here', async () => {
    await first.type('obstacles', 'a').type('proposals', 'p').session.keepOnSystem();
    server.trouble = 'unreachable';
    first.type('interconnection', 'typed after').session.keepHere();
    server.trouble = undefined;
    await second.session.keepOnSystem();
    await second.type('obstacles', 'a, sửa').type('proposals', '').session.keepOnSystem();

    const reopened = new Officer(server, first.storage);
    reopened.session.restore();
    await reopened.open();
    expect(reopened.view.conflicts).toEqual([]);
    expect(reopened.typed).toEqual({ obstacles: 'a, sửa', interconnection: 'typed after' });
    expect(server.raw).toEqual(reopened.typed);
  });

  test('asks again what waited for a choice', async () => {
    await first.type('obstacles', 'a').session.keepOnSystem();
    await second.type('obstacles', 'b').session.keepOnSystem();
    second.session.keepHere();
    const reopened = new Officer(server, second.storage);
    reopened.session.restore();
    await reopened.open();
    expect(reopened.view.conflicts).toEqual([{ path: 'obstacles', theirs: 'a', yours: 'b' }]);
    expect(server.raw).toEqual({ obstacles: 'a' });
  });

  test('keeps everything when the system has lost its draft', async () => {
    await first.type('obstacles', 'a').session.keepOnSystem();
    const reopened = new Officer(new FakeServer(), first.storage);
    reopened.session.restore();
    await reopened.open();
    expect(reopened.typed).toEqual({ obstacles: 'a' });
    expect(reopened.kept).toBe('system');
  });

  test('by the link of another Sở leaves the draft of this one alone', async () => {
    await first.type('unit', '04').type('obstacles', 'của Cao Bằng').session.keepOnSystem();
    const other = new Officer(new FakeServer(), first.storage);
    other.session.restore('79');
    expect(other.typed).toEqual({});
    const same = new Officer(new FakeServer(), first.storage);
    same.session.restore('04');
    expect(same.typed).toEqual(first.typed);
  });
});

describe('a machine shared by two Sở', () => {
  let server79: FakeServer;
  /** The form with what this machine keeps; another Sở is chosen in it and its code given. */
  async function openFor79(storage = first.storage): Promise<Officer> {
    const officer = new Officer(server79, storage);
    officer.session.restore();
    await officer.type('unit', '79').open('79');
    return officer;
  }
  beforeEach(async () => {
    server79 = new FakeServer();
    await first.type('unit', '04').type('obstacles', 'của Cao Bằng').session.keepOnSystem();
  });

  test('never brings the draft of one into the Phiếu of the other, and says so', async () => {
    server79.store({ unit: '79', proposals: 'của Thành phố' });
    const other = await openFor79();
    expect(server79.raw).toEqual({ unit: '79', proposals: 'của Thành phố' });
    expect(other.typed).toEqual(server79.raw);
    expect(other.view).toMatchObject({ putBy: '04', conflicts: [], status: { kept: 'system' } });
    expect(first.view.putBy).toBeUndefined();
  });

  test('keeps the draft of each, with what was typed last, for its own code', async () => {
    const again = new Officer(server, first.storage);
    again.session.restore();
    again.type('proposals', 'chưa lưu lên hệ thống');
    again.session.keepHere();
    const other = await openFor79();
    await other.type('obstacles', 'của Thành phố').session.keepOnSystem();

    const back = new Officer(server, first.storage);
    back.session.restore();
    await back.type('unit', '04').open();
    expect(back.typed).toEqual({
      unit: '04',
      obstacles: 'của Cao Bằng',
      proposals: 'chưa lưu lên hệ thống',
    });
    expect(server.raw).toEqual(back.typed);
    expect(server79.raw).toEqual({ unit: '79', obstacles: 'của Thành phố' });
  });

  test('lets what was typed without a code follow the Sở that was meant, and keeps no second draft of it', async () => {
    const officer = new Officer(server79).type('unit', '04').type('obstacles', 'x');
    officer.session.keepHere();
    await officer.type('unit', '79').open('79');
    expect(server79.raw).toEqual({ unit: '79', obstacles: 'x' });
    expect(officer.view.putBy).toBeUndefined();
    expect(officer.storage.putBy.size).toBe(0);
  });

  test('brings nothing of a draft that was deleted here but still stands in the form', async () => {
    const officer = new Officer(server79, first.storage);
    officer.session.restore();
    officer.session.deleteHere();
    officer.typed = { ...officer.typed, unit: '79' };
    await officer.open('79');
    expect(server79.raw).toEqual({ unit: '79' });
    expect(officer.storage.putBy.size).toBe(0);
  });

  test('mixes nothing while both are open in two tabs', async () => {
    const other = await openFor79();
    first.session.takeInHere();
    first.type('proposals', 'đề xuất').session.keepHere();
    other.session.takeInHere();
    other.type('obstacles', 'của Thành phố').session.keepHere();
    await first.session.keepOnSystem();
    await other.session.keepOnSystem();
    expect(server.raw).toEqual({ unit: '04', obstacles: 'của Cao Bằng', proposals: 'đề xuất' });
    expect(server79.raw).toEqual({ unit: '79', obstacles: 'của Thành phố' });
  });

  test('mixes nothing where there is no room for two drafts', async () => {
    first.storage.isFull = true;
    const other = await openFor79();
    other.type('obstacles', 'của Thành phố').session.keepHere();
    await other.session.keepOnSystem();
    expect(server79.raw).toEqual({ unit: '79', obstacles: 'của Thành phố' });
    expect(other.kept).toBe('system');
    expect(first.storage.draft?.raw).toMatchObject({ unit: '04', obstacles: 'của Cao Bằng' });
  });
});

describe('two tabs of one browser', () => {
  test('keep what is typed in each', () => {
    const storage = emptyStorage();
    const [left, right] = [new Officer(server, storage), new Officer(server, storage)];
    left.type('obstacles', 'a').session.keepHere();
    right.type('proposals', 'b').session.keepHere();
    left.session.takeInHere();
    expect(storage.draft?.raw).toEqual({ obstacles: 'a', proposals: 'b' });
    expect([left.typed, right.typed]).toEqual([storage.draft?.raw, storage.draft?.raw]);
    expect([left.kept, right.kept]).toEqual(['here', 'here']);
  });

  test('both end the draft when it is deleted in one', () => {
    const storage = emptyStorage();
    const [left, right] = [new Officer(server, storage), new Officer(server, storage)];
    left.type('obstacles', 'a').session.keepHere();
    right.session.takeInHere();
    left.session.deleteHere();
    right.session.takeInHere();
    right.session.keepHereIfTyped();
    expect(storage.draft).toBeUndefined();
    expect(right.typed).toEqual({ obstacles: 'a' });
  });

  test('lose nothing while storage is full', () => {
    const storage = emptyStorage();
    const officer = new Officer(server, storage).type('obstacles', 'a');
    officer.session.keepHere();
    storage.isFull = true;
    officer.type('obstacles', 'ab').session.keepHere();
    officer.session.keepHere();
    officer.session.takeInHere();
    expect(officer.typed).toEqual({ obstacles: 'ab' });
    expect(officer.kept).toBe('typing');
  });
});

describe('a draft file', () => {
  test('fills what is blank, and shows both where the form holds something else', () => {
    first.type('obstacles', 'a').session.bringIn({ obstacles: 'tệp', proposals: 'đề xuất' });
    expect(first.typed).toEqual({ obstacles: 'a', proposals: 'đề xuất' });
    expect(first.view.conflicts).toEqual([{ path: 'obstacles', theirs: 'tệp', yours: 'a' }]);
    first.session.choose('obstacles', 'theirs');
    expect(first.typed).toEqual({ obstacles: 'tệp', proposals: 'đề xuất' });
  });

  test('does not change the Sở of a response that was opened', () => {
    first.type('unit', '04').session.bringIn({ unit: '79', proposals: 'đề xuất' });
    expect(first.typed).toEqual({ unit: '04', proposals: 'đề xuất' });
    expect(first.view.conflicts).toEqual([]);
  });
});
