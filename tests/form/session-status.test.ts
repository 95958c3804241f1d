import { describe, expect, test } from 'vitest';
import type { Receipt } from '../../src/submission/receipt.ts';
import { FakeServer } from './fake-server.ts';
import { emptyStorage, Officer } from './officer.ts';

const receipt: Receipt = {
  number: '669-04',
  revision: 1,
  hash: 'ABCDEFGHJK',
  unit: '04',
  received_at: '2016-11-21T05:00:00Z',
  verification: 'confirmed',
  state: 'sent',
  signed_copy: 'none',
  late: false,
};

describe('the line about saving says', () => {
  test('nothing but that it is not sent while nothing was typed', () => {
    const officer = new Officer(new FakeServer());
    officer.session.restore();
    expect(officer.status).toBe('Chưa gửi');
  });

  test('that typing is not saved yet, then when it is saved on this machine', () => {
    const officer = new Officer(new FakeServer()).type('obstacles', 'x');
    expect(officer.status).toBe('Đang soạn, chưa lưu · Chưa gửi');
    officer.session.keepHere();
    expect(officer.status).toBe('Đã lưu trên máy này lúc 09:00 ngày 21/11/2016 · Chưa gửi');
  });

  test('when it is saved on the system, by the clock of the system', async () => {
    const server = new FakeServer();
    const officer = new Officer(server).type('obstacles', 'x');
    await officer.open();
    expect(server.raw).toEqual({ obstacles: 'x' });
    expect(officer.status).toBe('Đã lưu trên hệ thống lúc 08:01 ngày 21/11/2016 · Chưa gửi');
  });

  test('that the line is down and everything is kept here, and that it is saved once the line is back', async () => {
    const server = new FakeServer();
    const officer = new Officer(server);
    await officer.open();
    server.trouble = 'unreachable';
    officer.type('obstacles', 'x').session.keepHere();
    expect(officer.kept).toBe('here');
    await officer.session.keepOnSystem();
    expect(officer.status).toBe('Mất kết nối, vẫn giữ trên máy này · Chưa gửi');
    officer.type('proposals', 'y').session.keepHere();
    expect(officer.status).toBe('Mất kết nối, vẫn giữ trên máy này · Chưa gửi');
    server.trouble = undefined;
    await officer.session.keepOnSystem();
    expect(officer.kept).toBe('system');
    expect(server.raw).toEqual({ obstacles: 'x', proposals: 'y' });
  });

  test('that the line is down also while nothing is left to save', async () => {
    const server = new FakeServer();
    const officer = new Officer(server).type('obstacles', 'x');
    await officer.open();
    server.trouble = 'unreachable';
    await officer.session.keepOnSystem();
    expect(officer.kept).toBe('cut_off');
  });

  test('unsaved while storage is full and the line is down: never that it is kept here', async () => {
    const server = new FakeServer();
    const officer = new Officer(server);
    await officer.open();
    officer.storage.isFull = true;
    server.trouble = 'try_again';
    officer.type('obstacles', 'x').session.keepHere();
    expect(officer.kept).toBe('typing');
    await officer.session.keepOnSystem();
    expect(officer.status).toBe('Đang soạn, chưa lưu · Chưa gửi');
    expect(officer.session.isUnsafe()).toBe(true);
    server.trouble = undefined;
    await officer.session.keepOnSystem();
    expect(officer.kept).toBe('system');
    expect(officer.session.isUnsafe()).toBe(false);
  });

  test('saved on the system only when all of it is there', async () => {
    const server = new FakeServer();
    const officer = new Officer(server);
    await officer.open();
    let release = () => {};
    server.held = new Promise((resolve) => (release = resolve));
    officer.type('obstacles', 'x').session.keepHere();
    const saving = officer.session.keepOnSystem();
    officer.type('obstacles', 'x and more');
    release();
    await saving;
    expect(officer.kept).not.toBe('system');
    expect(officer.typed).toEqual({ obstacles: 'x and more' });
    await officer.session.keepOnSystem();
    expect(officer.kept).toBe('system');
    expect(server.raw).toEqual({ obstacles: 'x and more' });
  });

  test.each(['draft_locked', 'survey_closed', 'accepted_already', 'wrong_code'] as const)(
    'saved on this machine, not on the system, when the system refuses with %s',
    async (word) => {
      const server = new FakeServer();
      const officer = new Officer(server);
      await officer.open();
      server.trouble = word;
      officer.type('obstacles', 'x').session.keepHere();
      await officer.session.keepOnSystem();
      expect(officer.kept).toBe('here');
      expect(officer.view.refusal).toBe(word);
    },
  );

  test.each<{ state?: 'accepted' | 'in_signature'; isOpen?: boolean }>([
    { state: 'accepted' },
    { state: 'in_signature' },
    { isOpen: false },
  ])('saved on this machine when what is typed cannot be saved any more (%o)', async (settings) => {
    const server = new FakeServer();
    Object.assign(server, settings);
    const officer = new Officer(server).type('obstacles', 'x');
    officer.session.keepHere();
    await officer.open();
    expect(officer.kept).toBe('here');
    expect(server.calls).toEqual([]);
  });

  test('saved on this machine while two values of one field wait for a choice', async () => {
    const server = new FakeServer();
    server.store({ obstacles: 'của đồng nghiệp' });
    const officer = new Officer(server).type('obstacles', 'của tôi');
    officer.session.keepHere();
    await officer.open();
    expect(officer.view.conflicts).toEqual([
      { path: 'obstacles', theirs: 'của đồng nghiệp', yours: 'của tôi' },
    ]);
    expect(officer.kept).toBe('here');
  });

  test('when the Phiếu was sent, whether something was changed since, and so also after a reload without a code', () => {
    const server = new FakeServer();
    const officer = new Officer(server).type('obstacles', 'x');
    officer.session.keepHere();
    officer.session.sent(officer.typed, receipt);
    const sent = 'Đã gửi lúc 12:00 ngày 21/11/2016';
    expect(officer.status).toBe(`Đã lưu trên máy này lúc 09:00 ngày 21/11/2016 · ${sent}`);

    const reloaded = new Officer(server, officer.storage);
    reloaded.session.restore();
    expect(reloaded.status).toBe(officer.status);
    reloaded.type('obstacles', 'y');
    expect(reloaded.status).toBe(`Đang soạn, chưa lưu · ${sent}, có sửa đổi chưa gửi`);
    reloaded.session.keepHere();
    const again = new Officer(server, officer.storage);
    again.session.restore();
    expect(again.status).toContain(`${sent}, có sửa đổi chưa gửi`);
    again.type('obstacles', 'x').session.keepHere();
    expect(again.status).toContain('có sửa đổi chưa gửi');
  });

  test('on another machine too, once the response is opened', async () => {
    const server = Object.assign(new FakeServer(), { receipts: [receipt], state: 'sent' });
    server.savedAt = receipt.received_at;
    const officer = new Officer(server);
    await officer.open();
    expect(officer.view.status).toMatchObject({ sentAt: receipt.received_at, isChangedSinceSent: false });
    await officer.type('obstacles', 'x').session.keepOnSystem();
    const second = new Officer(server);
    await second.open();
    expect(second.view.status).toMatchObject({ kept: 'system', isChangedSinceSent: true });
  });

  test('sent, and nothing more, when the draft was deleted after closing', async () => {
    const server = Object.assign(new FakeServer(), {
      receipts: [receipt],
      state: 'sent',
      isOpen: false,
      deletedAt: '2017-01-05T02:00:00Z',
    });
    const officer = new Officer(server).type('unit', '04');
    await officer.open();
    expect(officer.status).toMatch(/ · Đã gửi lúc 12:00 ngày 21\/11\/2016$/);
    expect(officer.view.opened).toMatchObject({ deletedAt: server.deletedAt, receipt });
  });

  test('sent when a colleague has sent it; what is sent from here still goes on from what was opened', async () => {
    const server = new FakeServer();
    const [first, second] = [new Officer(server), new Officer(server)];
    await first.open();
    await second.open();
    await first.type('obstacles', 'x').session.keepOnSystem();
    Object.assign(server, { receipts: [receipt], state: 'sent', savedAt: receipt.received_at });
    await second.session.keepOnSystem();
    const sent = 'Đã gửi lúc 12:00 ngày 21/11/2016';
    expect(second.status).toBe(`Đã lưu trên hệ thống lúc 12:00 ngày 21/11/2016 · ${sent}`);
    expect(second.view.opened).toMatchObject({ state: 'sent', newest: 1 });
    expect(second.session.revision()).toBe(0);
    await second.type('obstacles', 'y').session.keepOnSystem();
    expect(second.status).toContain(`${sent}, có sửa đổi chưa gửi`);
  });

  test('that nobody knows whether it was sent after a send without an answer, until it is sent again', () => {
    const officer = new Officer(new FakeServer()).type('obstacles', 'x');
    officer.session.keepHere();
    officer.session.sentUnanswered();
    expect(officer.status).toBe('Đã lưu trên máy này lúc 09:00 ngày 21/11/2016 · Chưa rõ đã gửi hay chưa');
    const reloaded = new Officer(new FakeServer(), officer.storage);
    reloaded.session.restore();
    expect(reloaded.status).toBe(officer.status);
    officer.type('obstacles', 'y');
    expect(officer.status).toBe('Đang soạn, chưa lưu · Chưa rõ đã gửi hay chưa');
    officer.session.sent(officer.typed, receipt);
    expect(officer.status).toMatch(/ · Đã gửi lúc 12:00 ngày 21\/11\/2016$/);
    officer.session.sentUnanswered();
    expect(officer.status).toContain(', chưa rõ bản đính chính đã gửi hay chưa');
    officer.session.sent(officer.typed, receipt);
    expect(officer.status).not.toContain('chưa rõ');
  });

  test('whether a send without an answer arrived once the system tells', async () => {
    const server = new FakeServer();
    const [lost, arrived] = [new Officer(server), new Officer(server)];
    for (const officer of [lost, arrived]) {
      await officer.open();
      officer.session.sentUnanswered();
      await officer.session.keepOnSystem();
      expect(officer.status).toContain('Chưa rõ đã gửi hay chưa');
    }
    await lost.open();
    expect(lost.status).toContain(' · Chưa gửi');
    Object.assign(server, { receipts: [receipt], state: 'sent', savedAt: receipt.received_at });
    await arrived.session.keepOnSystem();
    expect(arrived.status).toContain(' · Đã gửi lúc 12:00 ngày 21/11/2016');
  });

  test('that it was sent when the system told so before the answer to the send was given up', async () => {
    const server = new FakeServer();
    const officer = new Officer(server);
    await officer.open();
    Object.assign(server, { receipts: [receipt], state: 'sent', savedAt: receipt.received_at });
    await officer.session.keepOnSystem();
    officer.session.sentUnanswered();
    expect(officer.status).toMatch(/ · Đã gửi lúc 12:00 ngày 21\/11\/2016$/);
  });

  test('that the Phiếu is in signature, whether it was locked before or by a colleague meanwhile', async () => {
    const server = Object.assign(new FakeServer(), { state: 'in_signature' });
    const late = new Officer(server);
    await late.open();
    expect(late.view.opened?.isLocked).toBe(true);

    const colleagues = new FakeServer();
    const officer = new Officer(colleagues);
    await officer.open();
    expect(officer.view.opened?.isLocked).toBe(false);
    colleagues.trouble = 'draft_locked';
    await officer.type('obstacles', 'x').session.keepOnSystem();
    expect(officer.view.opened?.isLocked).toBe(true);
    colleagues.trouble = undefined;
    await officer.session.keepOnSystem();
    expect(officer.view.opened?.isLocked).toBe(false);
  });

  test('that the Phiếu cannot be changed any more once the Department has accepted it', async () => {
    const server = Object.assign(new FakeServer(), { receipts: [receipt], state: 'sent' });
    const officer = new Officer(server);
    await officer.open();
    server.state = 'accepted';
    await officer.session.keepOnSystem();
    expect(officer.view.opened).toMatchObject({ state: 'accepted', isOpen: false });
  });

  test('nothing is kept here after the draft was deleted, and nothing writes it again until something is typed', async () => {
    const officer = new Officer(new FakeServer()).type('obstacles', 'x');
    officer.session.keepHere();
    officer.type('obstacles', 'xy');
    officer.session.deleteHere();
    officer.session.keepHereIfTyped();
    expect(officer.storage.draft).toBeUndefined();
    expect(officer.view.status).toMatchObject({ kept: 'nothing', isDeletedHere: true });
    expect(officer.session.isUnsafe()).toBe(false);
    expect(officer.typed).toEqual({ obstacles: 'xy' });
    await officer.open();
    expect(officer.storage.draft).toBeUndefined();
    officer.type('proposals', 'y').session.keepHereIfTyped();
    expect(officer.storage.draft?.raw).toEqual({ obstacles: 'xy', proposals: 'y' });
  });

  test('that nothing is saved of what was typed before script ran', () => {
    const officer = new Officer(new FakeServer(), emptyStorage(), { obstacles: 'sớm' });
    officer.session.restore();
    expect(officer.status).toBe('Đang soạn, chưa lưu · Chưa gửi');
    expect(officer.session.isUnsafe()).toBe(true);
  });
});
