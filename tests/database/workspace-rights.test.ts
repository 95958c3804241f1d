import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSurvey, type OpenSurvey } from './open-survey.ts';
import { signIn, type SignedIn } from './signed-in.ts';
import { everyCall, type WorkspaceCall } from './workspace-acts.ts';

let survey: OpenSurvey;
let lead: SignedIn;
let calls: WorkspaceCall[];
beforeAll(async () => {
  survey = await openSurvey();
  lead = await signIn(survey, 'Lê Thị Lan', 'lead');
  const spare = await signIn(survey, 'Ai Đó', 'nobody');
  const colleague = await signIn(survey, 'Trần Văn Minh', 'officer');
  calls = await everyCall(survey, spare.user_id, colleague.email);
});
afterAll(() => survey.close());

/** What in the text of a function changes rows or locks them. */
const writes =
  /\b(insert\s+into|update\s+survey|delete\s+from|for\s+(no\s+key\s+)?update|for\s+(key\s+)?share|advisory)/i;

/** Functions that people may call and that are not volatile, though they reach one that writes. */
async function carelessReaders(): Promise<string[]> {
  const functions = (await survey.rows(
    `select p.pronamespace::regnamespace || '.' || p.proname as name, p.prosrc as text, p.provolatile as volatility,
       has_function_privilege('authenticated', p.oid, 'execute') as granted
     from pg_proc p where p.pronamespace in ('public'::regnamespace, 'survey'::regnamespace)`,
  )) as { name: string; text: string; volatility: string; granted: boolean }[];
  const called = ({ text }: { text: string }): string[] =>
    [...text.matchAll(/\b(?:survey|public)\.\w+(?=\()/g)].map(([name]) => name);
  const reaches = (name: string, seen = new Set<string>()): boolean => {
    if (seen.has(name)) return false;
    seen.add(name);
    return functions
      .filter((one) => one.name === name)
      .some((one) => writes.test(one.text) || called(one).some((inner) => reaches(inner, seen)));
  };
  return functions
    .filter(({ granted, volatility, name }) => granted && volatility !== 'v' && reaches(name))
    .map(({ name }) => name);
}

describe('a function that people may call', () => {
  test('is volatile when it reaches one that writes: the API runs all others in a read-only transaction', async () => {
    expect(await carelessReaders()).toEqual([]);
    await survey.exec('alter function public.workspace_accept(jsonb) stable');
    expect(await carelessReaders()).toEqual(['public.workspace_accept']);
    await survey.exec('alter function public.workspace_accept(jsonb) volatile');
  });

  test('only to read works in a read-only transaction, and one to write does not', async () => {
    for (const { name, p, outcome, writes: isWriting } of calls) {
      const claims = JSON.stringify(lead.claims).replaceAll("'", "''");
      const asked = `begin read only; set local request.jwt.claims = '${claims}';
        do $do$ begin
          if public.${name}('${JSON.stringify(p)}') ->> 'outcome' <> '${outcome}' then raise exception 'another outcome'; end if;
        end $do$; commit`;
      const failure = await survey.exec(asked).then(
        () => undefined,
        async (error: unknown) => {
          await survey.exec('rollback');
          return String(error);
        },
      );
      expect([name, failure]).toEqual([
        name,
        isWriting ? expect.stringContaining('read-only transaction') : undefined,
      ]);
    }
  });
});

describe('an act', () => {
  test('on what changed meanwhile changes nothing, and says what there is now', async () => {
    const number = String(calls.find(({ name }) => name === 'workspace_accept')?.p['number']);
    const seen = { number, revision: 7, why: 'xem lại' };
    expect(await lead.ask('workspace_accept', seen)).toEqual({ outcome: 'stale', current_revision: 1 });
    const request = { ...seen, revision: 1, from: 'accepted' };
    expect(await lead.ask('workspace_request_completion', request)).toMatchObject({
      outcome: 'not_allowed',
      from: 'sent',
    });
  });

  test('says whether a person or an operator did it, by the token and not by what is sent', async () => {
    const number = String(calls.find(({ name }) => name === 'workspace_accept')?.p['number']);
    await lead.ask('workspace_accept', { number, revision: 1 });
    const p = { number, revision: 1, from: 'accepted', why: 'mở lại', who: lead.name, account: lead.user_id };
    await survey.call('request_completion', { p });
    const { history } = (await survey.call('staff_show', { p: { number } })) as {
      history: { actor: string; who: string; by_operator: boolean }[];
    };
    expect(history.filter(({ actor }) => actor === 'staff')).toMatchObject([
      { who: lead.name, by_operator: false },
      { who: lead.name, by_operator: true },
    ]);
    expect(history.filter(({ actor, by_operator }) => actor === 'unit' && by_operator)).toEqual([]);
  });
});

describe('notes', () => {
  test('are deleted with the contacts when the survey is closed, and none is written any more', async () => {
    await lead.ask('workspace_add_note', { unit: '01', words: 'gặp bà Hoa' });
    await survey.call('set_times', { p: { due_at: null, who: 'B' } });
    await lead.ask('workspace_close_survey', { why: 'hết hạn' });
    const [count] = await survey.rows('select count(*)::integer as revisions from survey.revisions');
    const deleted = await survey.call('delete_personal_data', { p: { ...count, who: 'B' } });
    expect(deleted).toMatchObject({ outcome: 'deleted', notes: 1 });
    expect(await lead.ask('workspace_add_note', { unit: '01', words: 'nữa' })).toEqual({
      outcome: 'personal_data_deleted',
    });
  });
});
