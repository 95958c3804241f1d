import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { stateBefore } from '../../src/submission/draft-history.ts';
import {
  browserA,
  browserB,
  minutesAt,
  momentAt,
  openLoggedDraft,
  unit,
  type LoggedDraft,
} from './logged-draft.ts';
import { giveCode, sending, sendingWithoutCode } from './open-survey.ts';

let draft: LoggedDraft;
beforeAll(async () => {
  draft = await openLoggedDraft();
});
afterAll(() => draft.survey.close());
beforeEach(async () => {
  await draft.beginAnew();
  await draft.at(0);
});

/** Each entry as `[path, from, to, minute it began, minute of its last change]`, oldest first. */
const logged = async () =>
  (await draft.history()).entries
    .map(({ path, from, to, changed_at, last_changed_at }) => [
      path,
      from,
      to,
      minutesAt(changed_at),
      minutesAt(last_changed_at),
    ])
    .toReversed();

describe('the log of a draft', () => {
  test('of which nothing was saved is empty, and reading it begins no response', async () => {
    await giveCode(draft.survey, '02');
    const { outcome, ...history } = await draft.survey.call('draft_history', sending('02', { limit: 2000 }));
    expect([outcome, history]).toEqual([
      'history',
      { version: 0, form_values: {}, entries: [], more: false },
    ]);
    expect(await draft.survey.rows(`select from survey.responses where unit_code = '02'`)).toEqual([]);
  });

  test('has an entry for each field that a save really changed, with who saved it and when', async () => {
    await draft.save(browserA, ['obstacles', '', 'thiếu máy'], ['software_kinds', [], ['one_stop']]);
    await draft.save(
      browserB,
      ['obstacles', '', 'thiếu người'],
      ['proposals', '', ''],
      ['software_kinds', ['one_stop'], []],
    );
    const { version, form_values: values, entries, more } = await draft.history();
    expect({ version, form_values: values, more }).toEqual({
      version: 2,
      form_values: { obstacles: 'thiếu máy' },
      more: false,
    });
    const saved = { changed_at: momentAt(0), last_changed_at: momentAt(0), source: 'saved' };
    expect(entries).toMatchObject([
      { path: 'software_kinds', from: ['one_stop'], to: '', browser: browserB, ...saved },
      { path: 'software_kinds', from: '', to: ['one_stop'], browser: browserA, ...saved },
      { path: 'obstacles', from: '', to: 'thiếu máy', browser: browserA, ...saved },
    ]);
  });

  test('gets nothing new from a save that is repeated after a lost answer, from whatever browser', async () => {
    await draft.save(browserA, ['obstacles', '', 'một']);
    await draft.at(20);
    await draft.save(browserA, ['obstacles', '', 'một']);
    await draft.save(browserB, ['obstacles', '', 'một']);
    expect(await logged()).toEqual([['obstacles', '', 'một', 0, 0]]);
  });

  test('folds what one browser changes in one field within 10 minutes of the first into one entry', async () => {
    await draft.save(browserA, ['obstacles', '', 'một']);
    await draft.at(9);
    await draft.save(browserA, ['obstacles', 'một', 'hai'], ['proposals', '', 'x']);
    await draft.at(10);
    await draft.save(browserA, ['obstacles', 'hai', 'ba'], ['proposals', 'x', 'y']);
    expect(await logged()).toEqual([
      ['obstacles', '', 'hai', 0, 9],
      ['proposals', '', 'y', 9, 10],
      ['obstacles', 'hai', 'ba', 10, 10],
    ]);
  });

  test('begins a new entry where another browser changed the field in between', async () => {
    await draft.save(browserA, ['obstacles', '', 'một']);
    await draft.save(browserB, ['obstacles', 'một', 'hai'], ['proposals', '', 'x']);
    await draft.save(browserA, ['obstacles', 'hai', 'ba']);
    await draft.save(null, ['obstacles', 'ba', 'bốn']);
    await draft.save(null, ['obstacles', 'bốn', 'năm']);
    expect((await logged()).map(([path, from, to]) => [path, from, to])).toEqual([
      ['obstacles', '', 'một'],
      ['obstacles', 'một', 'hai'],
      ['proposals', '', 'x'],
      ['obstacles', 'hai', 'ba'],
      ['obstacles', 'ba', 'năm'],
    ]);
  });

  test('keeps a value that was typed and cleared within 10 minutes', async () => {
    await draft.save(browserA, ['obstacles', '', 'quan trọng']);
    await draft.save(browserA, ['obstacles', 'quan trọng', '']);
    await draft.save(browserA, ['obstacles', '', 'khác']);
    expect((await logged()).map(([, from, to]) => [from, to])).toEqual([
      ['', 'quan trọng'],
      ['quan trọng', 'khác'],
    ]);
  });

  test('has what a send put in the place of the draft, with the browser of the send if it said one', async () => {
    await draft.save(browserA, ['obstacles', '', 'chưa gửi'], ['proposals', '', 'gửi rồi']);
    await draft.send({ unit, proposals: 'gửi rồi' }, browserA);
    await draft.send({ unit, proposals: 'gửi lại' }, browserA);
    await draft.send({ unit, proposals: 'lần ba' });
    const { entries } = await draft.history();
    expect(entries.map(({ path, from, to, browser, source }) => [path, from, to, browser, source])).toEqual([
      ['proposals', 'gửi lại', 'lần ba', null, 'sent'],
      ['proposals', 'gửi rồi', 'gửi lại', browserA, 'sent'],
      ['unit', '', unit, browserA, 'sent'],
      ['obstacles', 'chưa gửi', '', browserA, 'sent'],
      ['proposals', '', 'gửi rồi', browserA, 'saved'],
      ['obstacles', '', 'chưa gửi', browserA, 'saved'],
    ]);
  });

  test('has what staff put into the draft from what came without a code', async () => {
    await draft.save(browserA, ['obstacles', '', 'của Sở']);
    const { receipt } = await draft.survey.call('send_response', sendingWithoutCode(unit));
    const { number } = receipt as { number: string };
    const act = {
      number,
      who: 'Trần Thị B',
      why: 'Sở xác nhận',
      replace: true,
      form_values: { obstacles: 'không mã' },
    };
    expect(await draft.survey.call('attach_held', { p: act })).toMatchObject({ outcome: 'attached' });
    const { entries } = await draft.history();
    expect(entries.map(({ from, to, browser, source }) => [from, to, browser, source])).toEqual([
      ['của Sở', 'không mã', null, 'attached'],
      ['', 'của Sở', browserA, 'saved'],
    ]);
  });

  test('is the same for two saves at once as for one after the other', async () => {
    await Promise.all([
      draft.save(browserA, ['obstacles', '', 'một']),
      draft.save(browserB, ['obstacles', '', 'hai']),
      draft.save(browserA, ['proposals', '', 'ba']),
    ]);
    const { form_values: formValues, entries } = await draft.history();
    expect(entries).toHaveLength(2);
    expect(stateBefore(formValues, entries, 0)).toEqual({});
  });
});

describe('a log that grows beyond its limit', () => {
  const counted = async () =>
    (
      await draft.survey.rows(
        'select count(*)::int as entries, sum(size)::int as bytes from survey.draft_changes',
      )
    )[0];

  test('loses its oldest entries: beyond 2,000', async () => {
    const paths = Array.from({ length: 1_200 }, (_, index) => `software_in_use.${index}.name`);
    await draft.save(browserA, ...paths.map((path): [string, string, string] => [path, '', 'cũ']));
    await draft.save(browserB, ...paths.map((path): [string, string, string] => [path, 'cũ', 'mới']));
    expect(await counted()).toMatchObject({ entries: 2_000 });
    const { form_values: formValues, entries } = await draft.history();
    const before = Object.values(stateBefore(formValues, entries, 0));
    expect([before.length, new Set(before)]).toEqual([400, new Set(['cũ'])]);
  });

  test('and beyond 5 MB', async () => {
    const texts = ['a', 'b', 'c', 'd', 'e'].map((letter) => letter.repeat(900_000));
    for (const [index, to] of texts.entries())
      await draft.save(index % 2 ? browserA : browserB, ['obstacles', texts[index - 1] ?? '', to]);
    // From the third on the first went beyond it: each of the newest two holds what was there before too.
    expect(await counted()).toEqual({ entries: 2, bytes: 2 * (9 + 2 * 900_002) });
  });
});

describe('nobody else writes the log', () => {
  const writing = [
    `insert into survey.draft_changes (response_id, path, from_value, to_value, source, version, changed_at, last_changed_at, size)
       select response_id, 'obstacles', '""', '"x"', 'saved', 1, saved_at, saved_at, 14 from survey.drafts`,
    `update survey.draft_changes set browser = null`,
    `delete from survey.draft_changes`,
    `truncate survey.draft_changes`,
  ];

  test('not the owner of the database, and it goes with the draft only', async () => {
    await draft.save(browserA, ['obstacles', '', 'một']);
    for (const sql of writing)
      await expect(draft.survey.rows(sql), sql).rejects.toThrow('survey.draft_changes is append-only');
    expect(await logged()).toHaveLength(1);
    await draft.survey.rows('delete from survey.drafts');
    expect(await draft.survey.rows('select from survey.draft_changes')).toEqual([]);
  });
});
