import { beforeEach, describe, expect, test } from 'vitest';
import { Officer } from './officer.ts';
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
    const whole = { 'software_in_use.0.name': 'A', 'software_in_use.0.scope': '2' };
    expect(second.typed).toEqual(whole);
    expect(second.view.conflicts).toEqual([
      { path: 'software_in_use.0.scope', theirs: '', yours: '2' },
      { path: 'software_in_use.0.name', theirs: '', yours: 'A' },
    ]);

    for (const path of Object.keys(whole)) second.session.choose(path, 'yours');
    await second.session.keepOnSystem();
    await first.session.keepOnSystem();
    expect(first.typed).toEqual(whole);
  });

  test('are shown what the draft held when a colleague has sent something else in its place', async () => {
    await first.type('obstacles', 'đang soạn').session.keepOnSystem();
    server.setAside = { obstacles: 'đang soạn' };
    server.receipts = [
      {
        ...{ number: '669-04', revision: 1, hash: 'ABCDEFGHJK', unit: '04' },
        ...{ received_at: '2016-11-21T05:00:00Z', verification: 'confirmed', state: 'sent' },
        ...{ signed_copy: 'none', late: false },
      },
    ];
    server.store({ proposals: 'gửi không cần script' });
    await first.session.keepOnSystem();
    expect(first.view.opened?.setAside).toEqual({ obstacles: 'đang soạn' });
  });

  test('are asked about a whole block where each has begun another software in it', async () => {
    await first
      .type('software_in_use.0.name', 'Một cửa')
      .type('software_in_use.0.scope', '63 xã')
      .session.keepOnSystem();
    await second
      .type('software_in_use.0.name', 'Khai sinh')
      .type('software_in_use.0.supplier', 'Bộ Tư pháp')
      .session.keepOnSystem();
    expect(second.view.conflicts).toEqual([
      { path: 'software_in_use.0.name', theirs: 'Một cửa', yours: 'Khai sinh' },
      { path: 'software_in_use.0.scope', theirs: '63 xã', yours: '' },
    ]);
    expect(second.typed).not.toHaveProperty('software_in_use.0.scope');
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
