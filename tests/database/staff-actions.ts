import { giveCode, sending, sendingWithoutCode, type OpenSurvey } from './open-survey.ts';

type Row = Record<string, unknown>;

/** Short ways to do what staff do, and to see what came of it. */
export interface StaffAtWork {
  /** Calls a staff function in the name of Trần Thị B with a reason, apart from what a test changes. */
  act: (name: string, p?: Row) => Promise<Row>;
  /** Sends a response with its code, the first time with a new code; returns its number. */
  send: (unit: string, changed?: Row) => Promise<string>;
  /** Sends one without a code; returns its number. */
  hold: (unit: string, changed?: Row) => Promise<string>;
  /** What staff see of a response. */
  show: (number: string) => Promise<Row>;
  /** What the public sees, all of it. */
  published: () => Promise<unknown>;
  /** What the public sees of one unit. */
  publishedOf: (unit: string) => Promise<Row | undefined>;
  version: () => Promise<number>;
}

/** Staff at work on a survey. */
export function staffAtWork(survey: OpenSurvey): StaffAtWork {
  const numberIn = (answer: Row) => (answer['receipt'] as { number: string }).number;
  const units = async () => (await survey.call('published_units')) as unknown as Row[];
  return {
    act: (name, p = {}) => survey.call(name, { p: { who: 'Trần Thị B', why: 'theo công văn', ...p } }),
    send: async (unit, changed = {}) => {
      if (changed['base_revision'] === undefined) await giveCode(survey, unit);
      return numberIn(await survey.call('send_response', sending(unit, changed)));
    },
    hold: async (unit, changed = {}) =>
      numberIn(await survey.call('send_response', sendingWithoutCode(unit, changed))),
    show: (number) => survey.call('staff_show', { p: { number } }),
    published: async () => ({ units: await units(), summary: await survey.call('published_summary') }),
    publishedOf: async (unit) => (await units()).find(({ code }) => code === unit),
    version: async () => (await survey.call('published_version'))['version'] as number,
  };
}
