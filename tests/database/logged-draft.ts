import { expect } from 'vitest';
import { draftHistorySchema } from '../../src/submission/draft-history.ts';
import { giveCode, openSurvey, sending } from './open-survey.ts';

type Typed = string | string[];
const minute = 60_000;
const start = Date.parse('2016-11-20T01:00:00Z');

/** The unit whose draft it is. */
export const unit = '01';
/** Two browsers that save it, by their random ids. */
export const [browserA, browserB] = ['aaaaaaaa', 'bbbbbbbb'];
/** A moment some minutes after the tests begin. */
export const momentAt = (minutes: number): string => new Date(start + minutes * minute).toISOString();
/** How many minutes after the tests begin a moment is. */
export const minutesAt = (moment: string): number => (Date.parse(moment) - start) / minute;

/** A draft that is logged, in a survey of its own, with short ways to change it and to read its log. */
export type LoggedDraft = Awaited<ReturnType<typeof openLoggedDraft>>;

/** Opens it, with the clock stopped whenever a test says so. */
export async function openLoggedDraft() {
  const survey = await openSurvey();
  await giveCode(survey, unit);
  return {
    survey,
    /** Stops the clock some minutes after the tests begin. */
    at: (minutes: number) => survey.stopClock(momentAt(minutes)),
    /** Saves `[path, from, to]` from a browser. */
    save: (browser: string | null, ...changes: [string, Typed, Typed][]) =>
      survey.call(
        'save_draft',
        sending(unit, { browser, changes: changes.map(([path, from, to]) => ({ path, from, to })) }),
      ),
    send: async (values: Record<string, Typed>, browser?: string) => {
      const { current_revision: base_revision } = await survey.call('open_draft', sending(unit));
      const p = sending(unit, {
        form_values: values,
        base_revision,
        ...(browser !== undefined && { browser }),
      });
      expect((await survey.call('send_response', p))['outcome']).toBe('stored');
    },
    history: async (asked: object = {}) => {
      const p = sending(unit, { limit: 2000, ...asked });
      const { outcome, ...history } = await survey.call('draft_history', p);
      expect(outcome).toBe('history');
      return draftHistorySchema.parse(history);
    },
    /** An empty draft with an empty log in its place. */
    beginAnew: async () => {
      await survey.rows('delete from survey.drafts');
      await survey.rows(
        `insert into survey.drafts (response_id, saved_at)
         select id, survey.clock() from survey.responses where verification = 'confirmed'`,
      );
    },
  };
}
