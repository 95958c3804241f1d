import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { groupAccessCode, makeAccessCode } from '../../src/submission/codes/access-code.ts';
import { fetchSystem, querySystem, systemUnderTest } from '../setup/system.ts';

// The last of all tests: by now the systems under test have served pages, browsers and hostile requests.
const canary = {
  text: `Bí mật ${randomUUID()}`,
  name: `Lê Thị ${randomUUID()}`,
  phone: `024 ${String(Math.random()).slice(2, 10)}`,
  email: `${randomUUID()}@example.vn`,
};
const systems = inject('systems');
const wrongCode = groupAccessCode(makeAccessCode());
const typedTexts = `
  select distinct value as text from survey.contacts, jsonb_each_text(contact)
  union select distinct value from survey.revisions, jsonb_each_text(answers) where key in ('obstacles', 'proposals', 'interconnection')
  union select distinct value from survey.drafts, jsonb_each_text(form_values) where key !~ '^(unit|plan_status|.*\\.(district|commune))$'
  union select distinct value from survey.draft_changes, unnest(array[from_value #>> '{}', to_value #>> '{}']) as value
    where path !~ '^(unit|plan_status|.*\\.(district|commune))$'`;
let log: string;

const post = (path: string, body: unknown, type = 'application/json') =>
  fetchSystem(path, {
    method: 'POST',
    headers: { 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

/** Sends with canaries, good and bad in every way the functions and the database can refuse. */
async function leaveTraces(): Promise<void> {
  const [{ unit, code } = { unit: '', code: '' }] = systemUnderTest().codes;
  const contact = {
    respondent_name: canary.name,
    respondent_phone: canary.phone,
    respondent_email: canary.email,
  };
  const values = { unit, ...contact, obstacles: canary.text };
  const request = (changed: object) => ({
    idempotency_key: randomUUID(),
    base_revision: 0,
    form_values: values,
    ...changed,
  });
  await post('/api/responses', request({}));
  await post('/api/responses', request({ access_code: code, base_revision: 999_999 }));
  await post('/api/responses', request({ access_code: wrongCode }));
  await post('/api/responses', request({ access_code: `${wrongCode}x${canary.text}` }));
  await post(
    '/api/responses',
    request({ form_values: { ...values, [canary.text]: canary.text, data_date: canary.text } }),
  );
  await post('/api/responses', JSON.stringify(request({})).slice(0, -5));
  await post('/api/responses', request({}), 'text/plain');
  await post(
    '/api/responses',
    String(new URLSearchParams({ ...values, access_code: code })),
    'application/x-www-form-urlencoded',
  );
  const change = { path: 'obstacles', from: canary.text, to: `${canary.text}\0` };
  await post('/api/drafts', { unit, access_code: code, changes: [change] });
  await post('/api/drafts', { unit, access_code: wrongCode, changes: [{ ...change, to: canary.text }] });
  await post('/api/drafts/open', { unit, access_code: wrongCode });
  await post('/api/drafts/history', { unit, access_code: wrongCode });
  await post('/api/drafts/history', { unit, access_code: code, before: canary.text });
  await post('/api/receipts/check', { number: canary.text, revision: 1, hash: canary.text });
  await fetchSystem(`/${encodeURIComponent(canary.text)}?ma=${wrongCode}`);
  await refusedByPostgres(values);
}

/** An error of PostgreSQL quotes the row it is about: here by a rule that no row can keep. */
async function refusedByPostgres(formValues: object): Promise<void> {
  await querySystem(`alter table survey.contacts add constraint nobody check (contact is null) not valid`);
  try {
    const response = await post('/api/responses', {
      idempotency_key: randomUUID(),
      base_revision: 0,
      form_values: formValues,
    });
    expect(response.status).toBe(503);
  } finally {
    await querySystem('alter table survey.contacts drop constraint nobody');
  }
}

beforeAll(async () => {
  await leaveTraces();
  const logs = await Promise.all(systems.map((system) => readFile(system.log, 'utf8')));
  log = logs.join('\n');
});

describe('what the whole system has printed', () => {
  test('is one line of JSON for each request, with a reference and without a body', () => {
    const lines = log.split('\n').filter((line) => line.startsWith('{'));
    expect(lines.length).toBeGreaterThan(10);
    const known = ['route', 'status', 'word', 'reference', 'ms', 'reason', 'published', 'version'];
    // The nightly comparison of files names objects, whose names are random.
    known.push(
      'job',
      'files',
      'objects',
      'removed',
      'refused',
      'without_object',
      'without_row',
      'unfinished',
    );
    for (const line of lines)
      expect(Object.keys(JSON.parse(line) as object).filter((key) => !known.includes(key))).toEqual([]);
    expect(log).toContain('"reason":"send_response: database answered');
  });

  test('holds no access code, right or wrong', () => {
    const codes = [...systems.flatMap(({ codes }) => codes.map(({ code }) => code)), wrongCode];
    for (const code of codes) {
      expect(log).not.toContain(code.replaceAll('-', ''));
      // Where the trial codes are said on purpose, they are not in the log of the system under test.
      expect(log).not.toContain(code);
    }
  });

  test('holds no secret', () => {
    const secrets = systems.flatMap(({ secretKey, accessCodePepper }) => [secretKey, accessCodePepper]);
    for (const secret of [...secrets, 'build_hooks']) expect(log).not.toContain(secret);
  });

  test('holds nothing of what was typed: not now, and not in any test before', async () => {
    for (const typed of Object.values(canary)) expect(log).not.toContain(typed);
    const stored = await Promise.all(
      systems.map((system) => querySystem<{ text: string }>(typedTexts, [], system)),
    );
    const texts = stored
      .flat()
      .map(({ text }) => text)
      .filter((text) => text !== null && text.length >= 8);
    expect(texts).toContain(canary.name);
    expect(texts.filter((text) => log.includes(text))).toEqual([]);
  });

  test('holds no address of a person who asked', () => {
    expect(log).not.toMatch(/x-forwarded-for|user-agent|Mozilla/i);
  });
});
