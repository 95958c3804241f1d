import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { draftHistorySchema, stateBefore, type DraftChange } from '../../src/submission/draft-history.ts';
import { giveCode, openSurvey, sending, sendingWithoutCode, type OpenSurvey } from './open-survey.ts';

const browserA = 'aaaaaaaa';
const browserB = 'bbbbbbbb';
const unit = '01';

let survey: OpenSurvey;
beforeAll(async () => {
  survey = await openSurvey();
  await giveCode(survey, unit);
});
afterAll(() => survey.close());
beforeEach(() => at(0));
afterEach(async () => {
  await beginAnew();
  await survey.stopClock();
});

/** An empty draft and an empty log. */
async function beginAnew(): Promise<void> {
  await survey.rows('delete from survey.drafts');
  if (await isDeleted()) return;
  await survey.rows(
    `insert into survey.drafts (response_id, saved_at)
     select id, survey.clock() from survey.responses where verification = 'confirmed'`,
  );
}
const isDeleted = async () =>
  (await survey.rows(`select from survey.survey_acts where act = 'personal_data_deleted'`)).length > 0;

const minute = 60_000;
const start = Date.parse('2016-11-20T01:00:00Z');
const momentAt = (minutes: number): string => new Date(start + minutes * minute).toISOString();
const at = (minutes: number) => survey.stopClock(momentAt(minutes));

type Typed = string | string[];
/** Saves `[path, from, to]` from a browser. */
const save = (browser: string | null, ...changes: [string, Typed, Typed][]) =>
  survey.call(
    'save_draft',
    sending(unit, { browser, changes: changes.map(([path, from, to]) => ({ path, from, to })) }),
  );
const send = async (raw: Record<string, Typed>, browser?: string) => {
  const { current_revision } = await survey.call('open_draft', sending(unit));
  const sent = await survey.call(
    'send_response',
    sending(unit, { raw, base_revision: current_revision, ...(browser !== undefined && { browser }) }),
  );
  expect(sent['outcome']).toBe('stored');
};
const historyOf = async (asked: object = {}) => {
  const { outcome, ...history } = await survey.call(
    'draft_history',
    sending(unit, { limit: 2000, ...asked }),
  );
  expect(outcome).toBe('history');
  return draftHistorySchema.parse(history);
};
/** Each entry as `[path, from, to, minute it began, minute of its last change]`, oldest first. */
const logged = async () =>
  (await historyOf()).entries
    .map(({ path, from, to, changed_at, last_changed_at }) => [
      path,
      from,
      to,
      (Date.parse(changed_at) - start) / minute,
      (Date.parse(last_changed_at) - start) / minute,
    ])
    .toReversed();

describe('the log of a draft', () => {
  test('of which nothing was saved is empty, and reading it begins no response', async () => {
    await giveCode(survey, '02');
    const { outcome, ...history } = await survey.call('draft_history', sending('02', { limit: 2000 }));
    expect([outcome, history]).toEqual(['history', { version: 0, raw: {}, entries: [], more: false }]);
    expect(await survey.rows(`select from survey.responses where unit_code = '02'`)).toEqual([]);
  });

  test('has an entry for each field that a save really changed, with who saved it and when', async () => {
    await save(browserA, ['obstacles', '', 'thiếu máy'], ['software_kinds', [], ['one_stop']]);
    await save(
      browserB,
      ['obstacles', '', 'thiếu người'],
      ['proposals', '', ''],
      ['software_kinds', ['one_stop'], []],
    );
    const { version, raw, entries, more } = await historyOf();
    expect({ version, raw, more }).toEqual({ version: 2, raw: { obstacles: 'thiếu máy' }, more: false });
    const saved = { changed_at: momentAt(0), last_changed_at: momentAt(0), source: 'saved' };
    expect(entries).toMatchObject([
      { path: 'software_kinds', from: ['one_stop'], to: '', browser: browserB, ...saved },
      { path: 'software_kinds', from: '', to: ['one_stop'], browser: browserA, ...saved },
      { path: 'obstacles', from: '', to: 'thiếu máy', browser: browserA, ...saved },
    ]);
  });

  test('gets nothing new from a save that is repeated after a lost answer, from whatever browser', async () => {
    await save(browserA, ['obstacles', '', 'một']);
    await at(20);
    await save(browserA, ['obstacles', '', 'một']);
    await save(browserB, ['obstacles', '', 'một']);
    expect(await logged()).toEqual([['obstacles', '', 'một', 0, 0]]);
  });

  test('folds what one browser changes in one field within 10 minutes of the first into one entry', async () => {
    await save(browserA, ['obstacles', '', 'một']);
    await at(9);
    await save(browserA, ['obstacles', 'một', 'hai'], ['proposals', '', 'x']);
    await at(10);
    await save(browserA, ['obstacles', 'hai', 'ba'], ['proposals', 'x', 'y']);
    expect(await logged()).toEqual([
      ['obstacles', '', 'hai', 0, 9],
      ['proposals', '', 'y', 9, 10],
      ['obstacles', 'hai', 'ba', 10, 10],
    ]);
  });

  test('begins a new entry where another browser changed the field in between', async () => {
    await save(browserA, ['obstacles', '', 'một']);
    await save(browserB, ['obstacles', 'một', 'hai'], ['proposals', '', 'x']);
    await save(browserA, ['obstacles', 'hai', 'ba']);
    await save(null, ['obstacles', 'ba', 'bốn']);
    await save(null, ['obstacles', 'bốn', 'năm']);
    expect((await logged()).map(([path, from, to]) => [path, from, to])).toEqual([
      ['obstacles', '', 'một'],
      ['obstacles', 'một', 'hai'],
      ['proposals', '', 'x'],
      ['obstacles', 'hai', 'ba'],
      ['obstacles', 'ba', 'năm'],
    ]);
  });

  test('keeps a value that was typed and cleared within 10 minutes', async () => {
    await save(browserA, ['obstacles', '', 'quan trọng']);
    await save(browserA, ['obstacles', 'quan trọng', '']);
    await save(browserA, ['obstacles', '', 'khác']);
    expect((await logged()).map(([, from, to]) => [from, to])).toEqual([
      ['', 'quan trọng'],
      ['quan trọng', 'khác'],
    ]);
  });

  test('has what a send put in the place of the draft, with the browser of the send if it said one', async () => {
    await save(browserA, ['obstacles', '', 'chưa gửi'], ['proposals', '', 'gửi rồi']);
    await send({ unit, proposals: 'gửi rồi' }, browserA);
    await send({ unit, proposals: 'gửi lại' }, browserA);
    await send({ unit, proposals: 'lần ba' });
    const { entries } = await historyOf();
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
    await save(browserA, ['obstacles', '', 'của Sở']);
    const { receipt } = await survey.call('send_response', sendingWithoutCode(unit));
    const { number } = receipt as { number: string };
    const act = {
      number,
      who: 'Trần Thị B',
      why: 'Sở xác nhận',
      replace: true,
      raw: { obstacles: 'không mã' },
    };
    expect(await survey.call('attach_held', { p: act })).toMatchObject({ outcome: 'attached' });
    const { entries } = await historyOf();
    expect(entries.map(({ from, to, browser, source }) => [from, to, browser, source])).toEqual([
      ['của Sở', 'không mã', null, 'attached'],
      ['', 'của Sở', browserA, 'saved'],
    ]);
  });

  test('is the same for two saves at once as for one after the other', async () => {
    await Promise.all([
      save(browserA, ['obstacles', '', 'một']),
      save(browserB, ['obstacles', '', 'hai']),
      save(browserA, ['proposals', '', 'ba']),
    ]);
    const { raw, entries } = await historyOf();
    expect(entries).toHaveLength(2);
    expect(stateBefore(raw, entries, 0)).toEqual({});
  });
});

describe('a log that grows beyond its limit', () => {
  const counted = async () =>
    (
      await survey.rows('select count(*)::int as entries, sum(size)::int as bytes from survey.draft_changes')
    )[0];

  test('loses its oldest entries: beyond 2,000', async () => {
    const paths = Array.from({ length: 1_200 }, (_, index) => `software_in_use.${index}.name`);
    await save(browserA, ...paths.map((path): [string, string, string] => [path, '', 'cũ']));
    await save(browserB, ...paths.map((path): [string, string, string] => [path, 'cũ', 'mới']));
    expect(await counted()).toMatchObject({ entries: 2_000 });
    const { raw, entries } = await historyOf();
    const before = Object.values(stateBefore(raw, entries, 0));
    expect([before.length, new Set(before)]).toEqual([400, new Set(['cũ'])]);
  });

  test('and beyond 5 MB', async () => {
    const texts = ['a', 'b', 'c', 'd', 'e'].map((letter) => letter.repeat(900_000));
    for (const [index, to] of texts.entries())
      await save(index % 2 ? browserA : browserB, ['obstacles', texts[index - 1] ?? '', to]);
    // From the third on the first went beyond it: each of the newest two holds what was there before too.
    expect(await counted()).toEqual({ entries: 2, bytes: 2 * (9 + 2 * 900_002) });
  });
});

describe('reading the log', () => {
  test('comes in pages, from any entry backwards', async () => {
    for (let i = 0; i < 5; i += 1)
      await save(i % 2 ? browserA : browserB, ['obstacles', i ? `${i}` : '', `${i + 1}`]);
    const whole = await historyOf();
    const first = await historyOf({ limit: 2 });
    const second = await historyOf({ limit: 2, before: first.entries.at(-1)?.id });
    const third = await historyOf({ limit: 2, before: second.entries.at(-1)?.id });
    expect([first.more, second.more, third.more, whole.more]).toEqual([true, true, false, false]);
    expect([...first.entries, ...second.entries, ...third.entries]).toEqual(whole.entries);
  });

  test('never answers with more than fits into one answer of a function', async () => {
    for (const index of [0, 1, 2])
      await save(browserA, [`software_in_use.${index}.name`, '', 'x'.repeat(600_000)]);
    const { entries, more, raw } = await historyOf();
    expect([entries.length, more, Object.keys(raw).length]).toEqual([2, true, 3]);
    const { id } = entries[1] as DraftChange;
    expect((await historyOf({ before: id })).entries).toHaveLength(1);
  });

  test('is refused without the right code, and wrong codes count', async () => {
    await giveCode(survey, '04');
    const wrong = sending('04', { digest: '00'.repeat(32), limit: 10 });
    expect(await survey.call('draft_history', wrong)).toEqual({ outcome: 'wrong_code' });
    for (let i = 0; i < 19; i += 1) await survey.call('draft_history', wrong);
    expect(await survey.call('draft_history', wrong)).toMatchObject({ outcome: 'too_many_wrong_codes' });
    expect(await survey.call('draft_history', sending('99'))).toEqual({ outcome: 'unknown_unit' });
  });
});

type Step =
  | { kind: 'save'; browser: string; path: string; to: string }
  | { kind: 'send'; browser: string }
  | { kind: 'clear'; browser: string };

const paths = ['obstacles', 'proposals', 'software_in_use.0.name'];
const aBrowser = fc.constantFrom(browserA, browserB, 'cccccccc');
const aSave = fc.record({
  kind: fc.constant('save' as const),
  browser: aBrowser,
  path: fc.constantFrom(...paths),
  to: fc.constantFrom('', 'một', 'hai', 'ba'),
});
const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: aSave },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('send' as const), browser: aBrowser }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clear' as const), browser: aBrowser }) },
);
const steps = fc.array(fc.tuple(aStep, fc.constantFrom(0.01, 1, 4, 6, 11)), { minLength: 1, maxLength: 16 });

describe('whatever several browsers save, and whenever', () => {
  /** Takes the steps; returns what the draft held at each moment something was saved, oldest first. */
  async function take(taken: readonly (readonly [Step, number])[]) {
    const held: { at: string; raw: Record<string, Typed> }[] = [{ at: momentAt(-1), raw: {} }];
    let minutes = 0;
    for (const [step, wait] of taken) {
      minutes += wait;
      await at(minutes);
      const raw = held.at(-1)?.raw ?? {};
      if (step.kind === 'save') await save(step.browser, [step.path, raw[step.path] ?? '', step.to]);
      else if (step.kind === 'clear')
        await save(
          step.browser,
          ...Object.entries(raw).map(([path, from]): [string, Typed, Typed] => [path, from, '']),
        );
      else await send({ obstacles: 'đã gửi' }, step.browser);
      const opened = await survey.call('open_draft', sending(unit));
      held.push({ at: momentAt(minutes), raw: opened['raw'] as Record<string, Typed> });
    }
    return held;
  }

  test('taking all of the log back leads to nothing, and each field to what it held at the time', async () => {
    await fc.assert(
      fc
        .asyncProperty(steps, async (taken) => {
          const held = await take(taken);
          const { raw, entries } = await historyOf();
          expect(stateBefore(raw, entries, 0)).toEqual({});
          const heldAt = (moment: string) => held.findLast((state) => state.at <= moment)?.raw ?? {};
          const heldBefore = (moment: string) => held.findLast((state) => state.at < moment)?.raw ?? {};
          for (const [index, { id, path, from, to, changed_at, last_changed_at }] of entries.entries()) {
            expect(stateBefore(raw, entries, id)[path] ?? '').toBe(from);
            expect(from).toBe(heldBefore(changed_at)[path] ?? '');
            expect(to).toBe(heldAt(last_changed_at)[path] ?? '');
            const later = entries.slice(0, index).findLast((entry) => entry.path === path);
            expect(later?.from ?? raw[path] ?? '').toBe(to);
            expect((later?.changed_at ?? '9') > last_changed_at).toBe(true);
          }
        })
        .afterEach(beginAnew),
      { numRuns: 30 },
    );
  }, 120_000);
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
    await save(browserA, ['obstacles', '', 'một']);
    for (const sql of writing)
      await expect(survey.rows(sql), sql).rejects.toThrow('survey.draft_changes is append-only');
    expect(await logged()).toHaveLength(1);
    await survey.rows('delete from survey.drafts');
    expect(await survey.rows('select from survey.draft_changes')).toEqual([]);
  });
});

describe('closing the survey', () => {
  test('leaves the log to be read until contacts and drafts are deleted, and it with them', async () => {
    await save(browserA, ['obstacles', '', 'một']);
    await send({ obstacles: 'hai' }, browserA);
    const act = { who: 'Trần Thị B' };
    await survey.call('set_times', { p: { ...act, due_at: null, closes_at: null } });
    expect(await survey.call('close_survey', { p: act })).toMatchObject({ outcome: 'closed' });
    await at(1);
    expect((await historyOf()).entries).toHaveLength(2);
    const [{ revisions } = {}] = await survey.rows('select count(*)::int as revisions from survey.revisions');
    const deleted = await survey.call('delete_personal_data', { p: { ...act, revisions } });
    expect(deleted).toMatchObject({ outcome: 'deleted', drafts: 1 });
    expect(await historyOf()).toEqual({ version: 0, raw: {}, entries: [], more: false });
    expect(await survey.rows('select from survey.draft_changes')).toEqual([]);
  });
});
