import { provinces } from '../../../src/units/units.ts';

/** A Sở's entry of the published view with an answer, as the database returns it. */
export const answered = (code: string, more: object = {}) => ({
  ...{ code, code_set: '2016', answered: true, state: 'sent', signed_copy: 'awaited', revision: 1 },
  first_received_at: '2016-11-25T02:00:00.000Z',
  received_at: '2016-11-25T02:00:00.000Z',
  facts: {
    registration_offices: { district: 0, commune: null },
    registrars: { district: null, commune: 210 },
    equipped_registrars: { district: 0, commune: 0 },
    plan_status: null,
    software_kinds: [],
    software_in_use: [
      { database: ['centralized'], server_place: ['supplier', 'other'], application: ['web'] },
    ],
    software_planned: [],
    answered: { interconnection: true, obstacles: false, proposals: false },
  },
  ...more,
});

/** A Sở's entry of the published view without an answer. */
export const silent = (code: string) => ({
  ...{ code, code_set: '2016', answered: false, state: null, signed_copy: null, revision: null },
  ...{ first_received_at: null, received_at: null, facts: null },
});

/** All 63 entries; those of the codes answered have answered, with what is answered of them. */
export const units = (answers: Record<string, object> = {}) =>
  provinces.map(({ code }) => (answers[code] ? answered(code, answers[code]) : silent(code)));

/** The totals that belong to these entries. */
export const summary = (
  entries: readonly { answered: boolean; signed_copy: string | null }[],
  more: object = {},
) => ({
  ...{ letter: '669', trial: false, due_at: null, closes_at: null, version: 7 },
  changed_at: '2016-11-25T02:00:00.000Z',
  ...{ units: 63, answered: entries.filter((unit) => unit.answered).length, late: 0 },
  signed: entries.filter((unit) => unit.signed_copy === 'received').length,
  plan_files: 0,
  withdrawn: 0,
  ...more,
});
