import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { giveCode, openSurvey, sending, type OpenSurvey } from './open-survey.ts';

let survey: OpenSurvey;
beforeAll(async () => {
  survey = await openSurvey();
  await giveCode(survey, '01');
  await survey.call('send_response', sending('01'));
  // An entry in the log of its draft.
  expect(await survey.rows('select from survey.draft_changes')).not.toEqual([]);
}, 60_000);
afterAll(() => survey.close());

/** Each table of history, with a column of it. */
const history = {
  revisions: 'response_id',
  state_transitions: 'response_id',
  signature_locks: 'response_id',
  signed_copies: 'response_id',
  withdrawn_uploads: 'who',
  draft_changes: 'response_id',
  purges: 'response_id',
  completion_requests: 'reason',
  audit_log: 'who',
};
const rewriting = Object.entries(history).flatMap(([table, column]) => [
  { table, sql: `update survey.${table} set ${column} = ${column}` },
  { table, sql: `delete from survey.${table}` },
  { table, sql: `truncate survey.${table} cascade` },
]);

describe('history', () => {
  test.each(rewriting)('the owner of the database cannot: $sql', async ({ table, sql }) => {
    await expect(survey.as('postgres', sql)).rejects.toThrow(`survey.${table} is append-only`);
  });

  test.each(rewriting)('not even with triggers turned off: $sql', async ({ table, sql }) => {
    const replica = `set local session_replication_role = replica; ${sql}`;
    await expect(survey.as('postgres', replica)).rejects.toThrow(`survey.${table} is append-only`);
  });

  const roles = ['service_role', 'authenticated', 'anon'];
  test.each(roles.flatMap((role) => rewriting.map(({ sql }) => ({ role, sql }))))(
    '$role cannot: $sql',
    async ({ role, sql }) => {
      await expect(survey.as(role, sql)).rejects.toThrow('permission denied');
    },
  );

  test('is still there after all that', async () => {
    expect(await survey.rows('select number from survey.revisions')).toEqual([{ number: 1 }]);
    expect(await survey.rows('select attribute, to_value from survey.state_transitions order by id')).toEqual(
      [
        { attribute: 'state', to_value: 'sent' },
        { attribute: 'signed_copy', to_value: 'awaited' },
      ],
    );
  });
});
