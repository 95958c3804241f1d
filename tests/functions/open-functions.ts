import { randomUUID } from 'node:crypto';
import { format } from 'node:util';
import type { Context } from '@netlify/functions';
import { vi } from 'vitest';
import { digestOf } from '../../src/server/access-code-digest.ts';
import { groupAccessCode, makeAccessCode } from '../../src/submission/codes/access-code.ts';
import { openSurvey, type OpenSurvey } from '../database/open-survey.ts';

type Handler = (request: Request, context: Context) => Promise<Response | void>;

/** The functions with a survey behind them, as the platform would run them. */
export interface OpenFunctions {
  survey: OpenSurvey;
  /** The access code of a unit, made on first use, as it is printed. */
  codeOf(unit: string): Promise<string>;
  /** Everything printed so far: the functions' log. */
  printed(): string;
  close(): Promise<void>;
}

/** Opens a survey and points the functions' environment at it; `settings` are set besides. */
export async function openFunctions(settings: Record<string, string> = {}): Promise<OpenFunctions> {
  const survey = await openSurvey();
  const lines: string[] = [];
  const record = (...values: unknown[]) => void lines.push(format(...values));
  for (const method of ['log', 'warn', 'error'] as const)
    vi.spyOn(console, method).mockImplementation(record);
  point(survey, settings);
  // The first call costs Supabase Lite a second of its own, on a busy machine many.
  await fetch(`${survey.url}/rest/v1/rpc/published_version`, { headers: { apikey: survey.secretKey } });
  const codes = new Map<string, string>();
  const make = async (unit: string) => {
    const code = makeAccessCode();
    const issued = [{ unit, digest: digestOf(code, survey.pepper) }];
    await survey.call('issue_access_codes', { p: { codes: issued } });
    codes.set(unit, groupAccessCode(code));
  };
  return {
    survey,
    printed: () => lines.join('\n'),
    codeOf: async (unit) => {
      if (!codes.has(unit)) await make(unit);
      return codes.get(unit) ?? '';
    },
    close: async () => {
      vi.unstubAllEnvs();
      vi.restoreAllMocks();
      await survey.close();
    },
  };
}

/** Points the functions' environment at a survey. */
export function point(survey: OpenSurvey, settings: Record<string, string> = {}): void {
  const environment = {
    SUPABASE_URL: survey.url,
    SUPABASE_PUBLISHABLE_KEY: survey.publishableKey,
    SUPABASE_SECRET_KEY: survey.secretKey,
    ACCESS_CODE_PEPPER: survey.pepper,
    SITE_URL: 'https://khao-sat.example.vn',
    ...settings,
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
}

/** Runs a function on a request. */
export async function run(handler: Handler, request: Request): Promise<Response> {
  return (await handler(request, {} as Context)) ?? new Response(null, { status: 204 });
}

/** A request as the site's own pages send it: JSON unless a test says otherwise. */
export function post(path: string, body: unknown, headers: Record<string, string> = {}): Request {
  return new Request(`https://khao-sat.example.vn${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** The body of an answer. */
export const bodyOf = async (response: Response) => (await response.json()) as Record<string, unknown>;

/** Form values that can be sent: only what is required. */
export const smallest = (unit: string): Record<string, string | string[]> => ({
  unit,
  respondent_name: 'Nguyễn Thị Hồng Đào',
  respondent_phone: '024 3733 0001',
});

/** The body of a send, apart from what a test changes. */
export const sendBody = (unit: string, changed: Record<string, unknown> = {}) => ({
  idempotency_key: randomUUID(),
  base_revision: 0,
  form_values: smallest(unit),
  ...changed,
});
