import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSurvey, type OpenSurvey } from '../database/open-survey.ts';
import { everyCall, everyRow, type WorkspaceCall } from '../database/workspace-acts.ts';
import {
  callAs,
  makeAccount,
  makeStaff,
  signIn,
  signToken,
  unsignedToken,
  type SignedIn,
} from './staff-tokens.ts';

// P26: only people with a row, in a living session with a second factor; every act, every way to pretend.
let survey: OpenSurvey;
let calls: WorkspaceCall[];
let lead: SignedIn;
let officer: SignedIn;
let stranger: SignedIn;
let revoked: SignedIn;
let gone: SignedIn;
let signedOut: SignedIn;

const withFactor = ({ claims }: SignedIn) => ({ ...claims, aal: 'aal2' });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const signed = (claims: Record<string, unknown>) => bearer(signToken(claims, survey.jwtSecret));

beforeAll(async () => {
  survey = await openSurvey();
  await makeStaff(survey, 'lan@moj.example', 'Lê Thị Lan', 'lead');
  await makeStaff(survey, 'minh@moj.example', 'Trần Văn Minh', 'officer');
  await makeStaff(survey, 'hoa@moj.example', 'Phạm Thị Hoa', 'lead');
  await makeStaff(survey, 'tu@moj.example', 'Đỗ Anh Tú', 'lead');
  await makeAccount(survey, 'la@moj.example');
  lead = await signIn(survey, 'lan@moj.example');
  signedOut = await signIn(survey, 'lan@moj.example');
  officer = await signIn(survey, 'minh@moj.example');
  revoked = await signIn(survey, 'hoa@moj.example');
  gone = await signIn(survey, 'tu@moj.example');
  stranger = await signIn(survey, 'la@moj.example');
  calls = await everyCall(survey, stranger.id, 'minh@moj.example');
  await survey.call('revoke_staff', { p: { email: 'hoa@moj.example', who: 'Người vận hành' } });
  await survey.rows('delete from auth.users where id = $1', [gone.id]);
  await fetch(`${survey.url}/auth/v1/logout?scope=local`, {
    method: 'POST',
    headers: { apikey: survey.publishableKey, ...bearer(signedOut.token) },
  });
});
afterAll(() => survey.close());

const refusals = ['signed_out', 'not_staff', 'second_factor_needed', 'role_needed'];

/** Each pretender: the headers they come with, and which calls are not theirs. */
const pretenders: readonly [string, () => Record<string, string>, ((call: WorkspaceCall) => boolean)?][] = [
  ['somebody without a row', () => signed(withFactor(stranger))],
  ['somebody who was revoked', () => signed(withFactor(revoked))],
  ['an officer, of what is for leads', () => signed(withFactor(officer)), ({ isForLeads }) => isForLeads],
  ['a lead with a password alone', () => signed({ ...lead.claims, aal: 'aal1' })],
  ['a lead whose token names no level', () => signed({ ...lead.claims, aal: undefined })],
  ['a lead who signed out', () => signed(withFactor(signedOut))],
  [
    "a lead in another's session",
    () => signed({ ...withFactor(lead), session_id: stranger.claims['session_id'] }),
  ],
  [
    'somebody else in the session of a lead',
    () => signed({ ...withFactor(stranger), session_id: lead.claims['session_id'] }),
  ],
  ['a lead without a session', () => signed({ ...withFactor(lead), session_id: undefined })],
  ['a lead whose account was deleted', () => signed(withFactor(gone))],
  ['a lead with a name that is no identifier', () => signed({ ...withFactor(lead), sub: "' or true --" })],
  ['a lead with a session that is no identifier', () => signed({ ...withFactor(lead), session_id: 'x' })],
  ['an expired token', () => signed({ ...withFactor(lead), exp: 1_480_000_000 })],
  [
    'a token under another secret',
    () => bearer(signToken(withFactor(lead), 'another secret of enough length 1234')),
  ],
  [
    'an altered token',
    () => {
      const [head, , signature] = signToken(lead.claims, survey.jwtSecret).split('.');
      const claims = signToken(withFactor(lead), survey.jwtSecret).split('.')[1];
      return bearer(`${head}.${claims}.${signature}`);
    },
  ],
  ['a token without a signature', () => bearer(unsignedToken(withFactor(lead)))],
  ['the publishable key alone', () => ({})],
  ['the publishable key as a token', () => bearer(survey.publishableKey)],
  [
    'the role of the API in a token',
    () => signed({ role: 'anon', aud: 'authenticated', exp: 4_102_444_800 }),
  ],
];

test('what a person who signed in may call is what is tried here', async () => {
  const granted = await survey.rows(
    `select p.proname as name from pg_proc p where p.pronamespace in ('public'::regnamespace, 'survey'::regnamespace)
       and has_function_privilege('authenticated', p.oid, 'execute')
       and not has_function_privilege('anon', p.oid, 'execute') order by 1`,
  );
  expect(granted.map(({ name }) => name)).toEqual(calls.map(({ name }) => name).sort());
});

describe.each(pretenders)('%s', (_, headers, isTried = () => true) => {
  test('is refused every act of the workspace, and changes no row', async () => {
    const before = await everyRow(survey);
    const tried = calls.filter(isTried);
    expect(tried.length).toBeGreaterThan(5);
    const done: string[] = [];
    for (const { name, p } of tried) {
      const { status, outcome, answer } = await callAs(survey, headers(), name, p);
      expect(JSON.stringify(answer)).not.toMatch(/unit_code|Lê Thị Lan|answers/);
      if (status < 400 && !refusals.includes(String(outcome))) done.push(`${name}: ${String(outcome)}`);
    }
    expect(done).toEqual([]);
    expect(await everyRow(survey)).toBe(before);
  });
});

describe('who may', () => {
  test('does each of these, in the name of their row whatever name is sent', async () => {
    for (const { name, p, outcome, writes, isForLeads } of calls) {
      const before = await everyRow(survey);
      const who = isForLeads ? lead : officer;
      const answered = await callAs(survey, signed(withFactor(who)), name, { ...p, who: 'Kẻ Mạo Danh' });
      expect([name, answered.outcome]).toEqual([name, outcome]);
      expect([name, (await everyRow(survey)) !== before]).toEqual([name, writes]);
    }
    expect(await everyText(survey)).not.toContain('Kẻ Mạo Danh');
    expect(await everyText(survey)).toContain('Lê Thị Lan');
  });

  test('is refused at the next click once revoked, with the token still good', async () => {
    const { outcome } = await callAs(survey, signed(withFactor(officer)), 'workspace_board', {});
    expect(outcome).toBe('not_staff');
  });
});

async function everyText(open: OpenSurvey): Promise<string> {
  const rows = await open.rows(
    `select (select string_agg(t::text, ' ') from survey.state_transitions t) || (select string_agg(a::text, ' ')
      from survey.audit_log a) || (select string_agg(n::text, ' ') from survey.notes n) as text`,
  );
  return String(rows[0]?.['text']);
}
