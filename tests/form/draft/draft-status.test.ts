import { describe, expect, test } from 'vitest';
import { isUnsaved, syncStatusOf } from '../../../src/form/draft/draft-state.ts';
import type { Refusal } from '../../../src/submission/refusal.ts';
import { microtasks } from './draft-devices.ts';
import { openedDocument, receipt } from './opened-document.ts';
import { Person, systemWithLines, twoPersons } from './person.ts';

const sentWords = 'Đã gửi lúc 12:00 ngày 21/11/2016';
const send = (person: Person) =>
  person.store.dispatch({ type: 'sent', values: person.state.values, receipt });
/** The system answers that it was sent, whoever did. */
const opened = (person: Person, changed: Parameters<typeof openedDocument>[0]) =>
  person.store.dispatch({
    type: 'opened',
    credentials: { unit: '04', access_code: person.network.system.codeOf('04') },
    since: person.state.server.version,
    draft: openedDocument(changed),
    at: '2016-11-21T06:00:00Z',
  });

describe('the line about saving says', () => {
  test('nothing but that it is not sent while nothing was typed', () => {
    expect(new Person(systemWithLines()).status).toBe('Chưa gửi');
  });

  test('that typing is not saved yet, then that it is saved on this machine', () => {
    const person = new Person(systemWithLines()).type('obstacles', 'x');
    expect(person.status).toBe('Đang soạn, chưa lưu · Chưa gửi');
    expect(person.save().status).toMatch(/^Đã lưu trên máy này lúc 08:00 ngày 21\/11\/2016 · Chưa gửi$/);
  });

  test('that it is saved on the system, only when all of it is there', async () => {
    const [person] = await twoPersons();
    const saving = person.type('obstacles', 'x').save().sync('held');
    await microtasks();
    person.type('obstacles', 'x and more');
    person.network.letGo('answered');
    await saving;
    expect(person.kept).not.toBe('system');
    await person.sync();
    expect(person.status).toMatch(/^Đã lưu trên hệ thống lúc 08:00 ngày 21\/11\/2016 · Chưa gửi$/);
  });

  test.each([
    ['NUL', 'a\0'],
    ['half of a surrogate pair', '\ud800'],
    ['31 marks on a letter', `a${'\u0323'.repeat(31)}`],
    ['more than three times its limit', 'x'.repeat(30_001)],
  ])(
    'that all is on this machine only while a field holds %s, which can not be stored; the others are on the system',
    async (_, broken) => {
      const [person] = await twoPersons();
      await person.type('proposals', broken).type('obstacles', 'x').save().sync();
      expect(person.kept).toBe('here');
      expect(person.network.system.valuesOf('04')).toEqual({ unit: '04', obstacles: 'x' });
      await person.type('proposals', 'ạ').save().sync();
      expect(person.kept).toBe('system');
    },
  );

  test('that the line is down and everything is kept here, also while nothing is left to save, until it is back', async () => {
    const [person] = await twoPersons();
    await person.sync('lost_before');
    expect(person.status).toBe('Mất kết nối, vẫn giữ trên máy này · Chưa gửi');
    person.type('obstacles', 'x').save();
    expect(person.kept).toBe('cut_off');
    await person.sync();
    expect([person.kept, person.network.system.valuesOf('04')['obstacles']]).toEqual(['system', 'x']);
  });

  test('unsaved while storage is full and the line is down: never that it is kept here', async () => {
    const [person] = await twoPersons();
    person.device.isFull = true;
    await person.type('obstacles', 'x').save().sync('busy_before');
    expect([person.status, isUnsaved(person.state)]).toEqual(['Đang soạn, chưa lưu · Chưa gửi', true]);
    await person.sync();
    expect([person.kept, isUnsaved(person.state)]).toEqual(['system', false]);
  });

  test('unsaved while another value that waits for a choice is nowhere else, though the system holds the first', async () => {
    const [person] = await twoPersons();
    await person.type('obstacles', 'x').sync();
    person.device.isFull = true;
    person.store.dispatch({ type: 'values_offered', values: { obstacles: 'tệp' } });
    expect([person.kept, isUnsaved(person.state)]).toEqual(['typing', true]);
  });

  test.each<Refusal>(['draft_locked', 'survey_closed', 'accepted_already', 'wrong_code'])(
    'saved on this machine, not on the system, when the system refuses with %s',
    async (refusal) => {
      const [person] = await twoPersons();
      person.type('obstacles', 'x').save().store.dispatch({ type: 'refused', refusal });
      expect([person.kept, person.state.refusal]).toEqual(['here', refusal]);
    },
  );

  test('saved on this machine after the survey has closed, and nothing is asked any more', async () => {
    const person = new Person(systemWithLines()).choose('04').type('obstacles', 'x');
    opened(person, { open: false });
    await person.save().sync();
    expect([person.kept, person.network.system.exchanges]).toEqual(['here', []]);
  });

  test('saved on this machine while two values of one field wait for a choice', async () => {
    const [first, second] = await twoPersons();
    await first.type('obstacles', 'của đồng nghiệp').sync();
    await second.type('obstacles', 'của tôi').save().sync();
    expect(second.kept).toBe('here');
  });

  test('nothing of saving here after the draft was deleted, until something is typed', () => {
    const person = new Person(systemWithLines()).type('obstacles', 'x').save();
    person.store.deleteLocally();
    expect(syncStatusOf(person.save().state)).toMatchObject({ kept: 'nothing', isDeletedHere: true });
    expect([isUnsaved(person.state), person.device.records.size]).toEqual([false, 0]);
    expect(person.type('proposals', 'y').save().kept).toBe('here');
  });
});

describe('the line about sending says', () => {
  test('when it was sent, whether something was changed since, and so also after a reload without a code', async () => {
    const person = new Person(systemWithLines()).type('obstacles', 'x');
    send(person);
    expect(person.save().status).toMatch(new RegExp(` · ${sentWords}$`));
    await person.reload();
    expect(person.status).toMatch(new RegExp(` · ${sentWords}$`));
    const changed = `${sentWords}, có sửa đổi chưa gửi`;
    expect(person.type('obstacles', 'y').status).toBe(`Đang soạn, chưa lưu · ${changed}`);
    await person.reload();
    expect(person.status).toContain(changed);
  });

  test('it on another machine too, once the response is opened', () => {
    const person = new Person(systemWithLines()).choose('04');
    const formValues = { unit: '04' };
    opened(person, {
      state: 'sent',
      current_revision: 1,
      receipts: [receipt],
      form_values: formValues,
      saved_at: receipt.received_at,
    });
    expect(syncStatusOf(person.state)).toMatchObject({
      sentAt: receipt.received_at,
      isChangedSinceSent: false,
    });
    opened(person, {
      receipts: [receipt],
      version: 2,
      form_values: formValues,
      saved_at: '2016-11-21T06:00:00Z',
    });
    expect(syncStatusOf(person.state)).toMatchObject({ isChangedSinceSent: true });
  });

  test('sent, and nothing more, when the draft was deleted after closing', () => {
    const person = new Person(systemWithLines()).choose('04');
    const deletedAt = '2017-01-05T02:00:00Z';
    opened(person, { state: 'sent', open: false, receipts: [receipt], personal_data_deleted_at: deletedAt });
    expect(person.status).toMatch(new RegExp(` · ${sentWords}$`));
    expect(person.state.response).toMatchObject({ deletedAt, receipt });
  });

  test('that a colleague has sent it; what is sent from here still goes on from what was opened', async () => {
    const [first, second] = await twoPersons();
    await first.type('obstacles', 'x').sync();
    const [{ system }, access_code] = [first.network, first.network.system.codeOf('04')];
    const values = system.valuesOf('04');
    system.ask({
      rpc: 'send_response',
      unit: '04',
      access_code,
      key: 'k',
      base_revision: 0,
      values,
      hash: '',
    });
    await second.sync();
    expect(second.state.response).toMatchObject({ state: 'sent', revision: 0, newest: 1 });
    expect(second.status).toMatch(/^Đã lưu trên hệ thống.* · Đã gửi lúc 08:00 ngày 21\/11\/2016$/);
    await second.type('obstacles', 'y').sync();
    expect(second.status).toMatch(/, có sửa đổi chưa gửi$/);
  });

  test('that nobody knows whether it was sent after a send without an answer, until it is sent again', async () => {
    const person = new Person(systemWithLines()).type('obstacles', 'x');
    person.store.dispatch({ type: 'send_unanswered' });
    expect(person.save().status).toMatch(/ · Chưa rõ đã gửi hay chưa$/);
    await person.reload();
    expect(person.status).toMatch(/ · Chưa rõ đã gửi hay chưa$/);
    send(person);
    expect(person.status).toMatch(new RegExp(` · ${sentWords}$`));
    person.store.dispatch({ type: 'send_unanswered' });
    expect(person.status).toContain(', chưa rõ bản đính chính đã gửi hay chưa');
  });

  test('whether a send without an answer arrived once the system tells', async () => {
    const [lost, arrived] = await twoPersons();
    for (const person of [lost, arrived]) person.store.dispatch({ type: 'send_unanswered' });
    await lost.sync();
    expect(lost.status).toContain('Chưa rõ đã gửi hay chưa');
    await lost.open();
    expect(lost.status).toMatch(/ · Chưa gửi$/);
    opened(arrived, {
      version: 1,
      form_values: { unit: '04' },
      receipts: [receipt],
      saved_at: receipt.received_at,
    });
    expect(arrived.status).toMatch(new RegExp(` · ${sentWords}$`));
  });

  test('that it was sent when the system told so before the answer to the send was given up', async () => {
    const [person] = await twoPersons();
    const [{ system }, access_code] = [person.network, person.network.system.codeOf('04')];
    const values = system.valuesOf('04');
    system.ask({
      rpc: 'send_response',
      unit: '04',
      access_code,
      key: 'k',
      base_revision: 0,
      values,
      hash: '',
    });
    await person.sync();
    person.store.dispatch({ type: 'send_unanswered' });
    expect(person.status).not.toContain('hưa rõ');
  });
});

describe('the response as the form knows it', () => {
  test('is in signature, whether it was locked before or by a colleague meanwhile', async () => {
    const [person] = await twoPersons();
    const [{ system }, unit, access_code] = [person.network, '04', person.network.system.codeOf('04')];
    expect(person.state.response?.isLocked).toBe(false);
    system.ask({ rpc: 'lock_draft', unit, access_code, version: 1, hash: '' });
    await person.type('obstacles', 'x').sync();
    expect([person.state.response?.isLocked, person.state.refusal]).toEqual([true, 'draft_locked']);
    const late = new Person(person.network);
    await late.open();
    expect(late.state.response?.isLocked).toBe(true);
    system.ask({ rpc: 'unlock_draft', unit, access_code, why: 'sửa' });
    await person.sync();
    expect([person.state.response?.isLocked, person.kept]).toEqual([false, 'system']);
  });

  test('has nothing asked for any more once it was sent again', () => {
    const person = new Person(systemWithLines()).choose('04');
    const request = { asked_at: '2016-12-06T01:00:00Z', revision: 1, why: null, items: [] };
    opened(person, { state: 'completion_requested', request });
    expect(person.state.response?.request).toBeDefined();
    send(person);
    expect(person.state.response?.request).toBeUndefined();
  });
});
