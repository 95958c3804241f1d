import { beforeEach, describe, expect, test } from 'vitest';
import { emptyStorage, Officer } from './officer.ts';
import { FakeServer } from './fake-server.ts';

let server: FakeServer;
let first: Officer;
beforeEach(async () => {
  server = new FakeServer();
  first = new Officer(server);
  await first.open();
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

  test('takes along what was typed after the other Sở was chosen, and nothing from before', async () => {
    server79.store({ obstacles: 'đã có của Thành phố' });
    const officer = new Officer(server79, first.storage);
    officer.session.restore();
    officer.type('proposals', 'của Cao Bằng, viết thêm').type('unit', '79').session.unitChosen();
    await officer.type('scope', 'x').type('obstacles', 'của Thành phố').open('79');
    expect(server79.raw).toEqual({ unit: '79', obstacles: 'đã có của Thành phố', scope: 'x' });
    expect(officer.view.conflicts).toEqual([
      { path: 'obstacles', theirs: 'đã có của Thành phố', yours: 'của Thành phố' },
    ]);
    const back = new Officer(server, first.storage);
    back.session.restore();
    await back.type('unit', '04').open();
    expect(server.raw).toEqual({
      unit: '04',
      obstacles: 'của Cao Bằng',
      proposals: 'của Cao Bằng, viết thêm',
    });
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
