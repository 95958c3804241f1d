import { createHash, randomUUID } from 'node:crypto';
import { openEmbedded, type TestSupabase } from '../setup/embedded.ts';

type Row = Record<string, unknown>;

/** The survey with its 63 units and no answers, in a database of its own, with short ways to ask it. */
export interface OpenSurvey extends TestSupabase {
  /** Calls a function in `public` as the database's owner, with parameters by name. */
  call: (name: string, parameters?: Row) => Promise<Row>;
  rows: (sql: string, parameters?: unknown[]) => Promise<Row[]>;
  /** Runs statements in a role of the API; what they did is kept. */
  as: (role: string, sql: string) => Promise<void>;
  /** Stops the database's clock at a moment, or lets it run again. */
  stopClock: (at?: string) => Promise<void>;
}

/** Opens the survey; `grantsByDefault` as older hosted projects have it. */
export async function openSurvey(options: { grantsByDefault?: boolean } = {}): Promise<OpenSurvey> {
  const supabase = await openEmbedded(options);
  const rows = async (sql: string, parameters?: unknown[]) => (await supabase.query(sql, parameters)).rows;
  return {
    ...supabase,
    rows,
    call: (name, parameters = {}) => callByName(rows, name, parameters),
    as: (role, sql) => runAs(supabase, role, sql),
    stopClock: (at) => supabase.exec(clockSql(at)),
  };
}

async function callByName(rows: OpenSurvey['rows'], name: string, parameters: Row): Promise<Row> {
  const names = Object.keys(parameters).map((parameter, index) => `${parameter} => $${index + 1}`);
  const values = Object.values(parameters).map((value) =>
    typeof value === 'object' ? JSON.stringify(value) : value,
  );
  const [row] = await rows(`select public.${name}(${names.join(', ')}) as answer`, values);
  return row?.['answer'] as Row;
}

async function runAs(database: TestSupabase, role: string, sql: string): Promise<void> {
  try {
    await database.exec(`begin; set local role ${role}; ${sql}; commit`);
  } catch (error) {
    await database.exec('rollback');
    throw error;
  }
}

const clockSql = (at?: string): string => `create or replace function survey.clock() returns timestamptz
  language sql volatile set search_path = ''
  as $$ select ${at === undefined ? "date_trunc('milliseconds', clock_timestamp())" : `'${at}'::timestamptz`} $$`;

/** A digest as the database knows codes by; equal names give equal digests. */
export const digest = (name: string): string => createHash('sha256').update(name).digest('hex');

/** Gives a unit the code named "code of <unit>". */
export async function giveCode(survey: OpenSurvey, unit: string): Promise<void> {
  await survey.call('issue_access_codes', { p: { codes: [{ unit, digest: digest(`code of ${unit}`) }] } });
}

/** What the functions hand to send_response: a small valid response with the unit's code, apart from what a test changes. */
export function sending(unit: string, changed: Row = {}): { p: Row } {
  return {
    p: {
      unit,
      digest: digest(`code of ${unit}`),
      idempotency_key: randomUUID(),
      request_hash: digest(`request ${JSON.stringify(changed)}`),
      base_revision: 0,
      questionnaire_version: 1,
      answers: { plan_status: 'issued' },
      explanations: {},
      contact: { respondent_name: 'Nguyễn Văn A' },
      facts: { plan_status: 'issued' },
      form_values: { unit, plan_status: 'issued' },
      hash: digest(`answers ${JSON.stringify(changed)}`),
      short_hash: 'ABCDEFGH01',
      ...changed,
    },
  };
}

/** The same without a code. */
export const sendingWithoutCode = (unit: string, changed: Row = {}) =>
  sending(unit, { digest: null, ...changed });
