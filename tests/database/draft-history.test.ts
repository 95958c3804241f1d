import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { stateBefore, type LoggedChange } from '../../src/submission/draft-history.ts';
import { browserA, browserB, momentAt, openLoggedDraft, unit, type LoggedDraft } from './logged-draft.ts';
import { sending } from './open-survey.ts';

let draft: LoggedDraft;
beforeAll(async () => {
  draft = await openLoggedDraft();
});
afterAll(() => draft.survey.close());
beforeEach(async () => {
  await draft.beginAnew();
  await draft.at(0);
});

type Typed = string | string[];

describe('reading the log', () => {
  test('comes in pages, from any entry backwards', async () => {
    for (let i = 0; i < 5; i += 1)
      await draft.save(i % 2 ? browserA : browserB, ['obstacles', i ? `${i}` : '', `${i + 1}`]);
    const whole = await draft.history();
    const first = await draft.history({ limit: 2 });
    const second = await draft.history({ limit: 2, before: first.entries.at(-1)?.id });
    const third = await draft.history({ limit: 2, before: second.entries.at(-1)?.id });
    expect([first.more, second.more, third.more, whole.more]).toEqual([true, true, false, false]);
    expect([...first.entries, ...second.entries, ...third.entries]).toEqual(whole.entries);
  });

  test('never answers with more than fits into one answer of a function', async () => {
    for (const index of [0, 1, 2])
      await draft.save(browserA, [`software_in_use.${index}.name`, '', 'x'.repeat(600_000)]);
    const { entries, more, form_values: formValues } = await draft.history();
    expect([entries.length, more, Object.keys(formValues).length]).toEqual([2, true, 3]);
    const { id } = entries[1] as LoggedChange;
    expect((await draft.history({ before: id })).entries).toHaveLength(1);
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
    const held: { at: string; values: Record<string, Typed> }[] = [{ at: momentAt(-1), values: {} }];
    let minutes = 0;
    for (const [step, wait] of taken) {
      minutes += wait;
      await draft.at(minutes);
      const formValues = held.at(-1)?.values ?? {};
      if (step.kind === 'save')
        await draft.save(step.browser, [step.path, formValues[step.path] ?? '', step.to]);
      else if (step.kind === 'clear')
        await draft.save(
          step.browser,
          ...Object.entries(formValues).map(([path, from]): [string, Typed, Typed] => [path, from, '']),
        );
      else await draft.send({ obstacles: 'đã gửi' }, step.browser);
      const opened = await draft.survey.call('open_draft', sending(unit));
      held.push({ at: momentAt(minutes), values: opened['form_values'] as Record<string, Typed> });
    }
    return held;
  }

  test('taking all of the log back leads to nothing, and each field to what it held at the time', async () => {
    await fc.assert(
      fc
        .asyncProperty(steps, async (taken) => {
          const held = await take(taken);
          const { form_values: formValues, entries } = await draft.history();
          expect(stateBefore(formValues, entries, 0)).toEqual({});
          const heldAt = (moment: string) => held.findLast((state) => state.at <= moment)?.values ?? {};
          const heldBefore = (moment: string) => held.findLast((state) => state.at < moment)?.values ?? {};
          for (const [index, { id, path, from, to, changed_at, last_changed_at }] of entries.entries()) {
            expect(stateBefore(formValues, entries, id)[path] ?? '').toBe(from);
            expect(from).toBe(heldBefore(changed_at)[path] ?? '');
            expect(to).toBe(heldAt(last_changed_at)[path] ?? '');
            const later = entries.slice(0, index).findLast((entry) => entry.path === path);
            expect(later?.from ?? formValues[path] ?? '').toBe(to);
            expect((later?.changed_at ?? '9') > last_changed_at).toBe(true);
          }
        })
        .afterEach(() => draft.beginAnew()),
      { numRuns: 30 },
    );
  }, 120_000);
});

describe('closing the survey', () => {
  test('leaves the log to be read until contacts and drafts are deleted, and it with them', async () => {
    await draft.save(browserA, ['obstacles', '', 'một']);
    await draft.send({ obstacles: 'hai' }, browserA);
    const act = { who: 'Trần Thị B' };
    await draft.survey.call('set_times', { p: { ...act, due_at: null, closes_at: null } });
    expect(await draft.survey.call('close_survey', { p: act })).toMatchObject({ outcome: 'closed' });
    await draft.at(1);
    expect((await draft.history()).entries).toHaveLength(2);
    const [{ revisions } = {}] = await draft.survey.rows(
      'select count(*)::int as revisions from survey.revisions',
    );
    const deleted = await draft.survey.call('delete_personal_data', { p: { ...act, revisions } });
    expect(deleted).toMatchObject({ outcome: 'deleted', drafts: 1 });
    expect(await draft.history()).toEqual({ version: 0, form_values: {}, entries: [], more: false });
    expect(await draft.survey.rows('select from survey.draft_changes')).toEqual([]);
  });
});
