import canonicalize from 'canonicalize';
import type { Context } from '@netlify/functions';
import { Window } from 'happy-dom';
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import forget from '../../functions/forget-addresses.ts';
import send from '../../functions/responses.ts';
import {
  bodyOf,
  openFunctions,
  point,
  post,
  sendBody,
  smallest,
  type OpenFunctions,
} from './open-functions.ts';

const builtForm =
  '<!doctype html><html lang="vi"><body><h1>Phiếu khảo sát</h1><div class="survey-form"><p>empty</p></div> <!--survey-form--></body></html>';

let functions: OpenFunctions;
let site: Server;
beforeAll(async () => {
  functions = await openFunctions();
  site = createServer((_, response) => response.end(builtForm));
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  point(functions.survey, { SITE_URL: `http://127.0.0.1:${(site.address() as AddressInfo).port}` });
});
afterAll(async () => {
  site.close();
  await functions.close();
});

const ask = async (request: Request, ip?: string) => await send(request, { ip } as Context);
const sendJson = (body: unknown, ip?: string, headers = {}) => ask(post('/api/responses', body, headers), ip);
const sendPlainly = (fields: [string, string][], ip?: string) =>
  ask(
    post('/api/responses', new URLSearchParams(fields).toString(), {
      'content-type': 'application/x-www-form-urlencoded',
    }),
    ip,
  );
const wordOf = async (response: Response) => [response.status, (await bodyOf(response))['error']];
const rows = (sql: string) => functions.survey.rows(sql);
const plainly = (values: Record<string, string>, more: [string, string][] = []): [string, string][] => [
  ...Object.entries(values),
  ['approved', 'on'],
  ...more,
];
/** What stands in a field of a page. */
function valueIn(page: string, name: string): string | null {
  const { document } = new Window();
  document.write(page);
  return document.querySelector(`[name="${name}"]`)?.textContent ?? null;
}

describe('a Phiếu without a code of more than 150 kB', () => {
  const long = 'Đường truyền chậm. '.repeat(500);
  const formValues = smallest('01') as Record<string, string>;
  formValues['obstacles'] = long;
  for (let index = 0; index < 20; index += 1) {
    formValues[`software_in_use.${index}.name`] = `Phần mềm ${index}`;
    formValues[`software_in_use.${index}.scope`] = long;
  }

  test('is told how to get a code and that all is kept, and nothing is stored', async () => {
    expect(await wordOf(await sendJson(sendBody('01', { form_values: formValues })))).toEqual([
      413,
      'held_too_large',
    ]);
    expect(await rows('select from survey.responses')).toEqual([]);
  });

  test('comes back from the form without script with everything in it', async () => {
    const response = await sendPlainly(plainly(formValues));
    expect(response.status).toBe(413);
    const page = await response.text();
    expect(page).toContain('chưa có mã thì đề nghị liên hệ Cục Công nghệ thông tin');
    expect(valueIn(page, 'obstacles')).toBe(long);
    expect(valueIn(page, 'software_in_use.19.scope')).toBe(long);
  });

  test('is taken with a code', async () => {
    const body = sendBody('01', { form_values: formValues, access_code: await functions.codeOf('01') });
    expect((await sendJson(body)).status).toBe(201);
  });
});

describe('the address something came from without a code', () => {
  const one = '203.0.113.9';
  const held = async (unit: string, ip?: string, headers = {}) =>
    (await sendJson(sendBody(unit), ip, headers)).status;

  test('is what the platform says, whatever a caller writes into headers; the 41st is told to wait', async () => {
    for (let i = 0; i < 40; i += 1)
      expect(await held(['02', '04', '06'][i % 3] ?? '', one, { 'x-forwarded-for': `198.51.100.${i}` })).toBe(
        201,
      );
    for (const name of [
      'x-forwarded-for',
      'x-nf-client-connection-ip',
      'client-ip',
      'forwarded',
      'x-real-ip',
    ])
      expect(await held('08', one, { [name]: '198.51.100.77' })).toBe(429);
    const response = await sendJson(sendBody('08'), `::ffff:${one}`);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(86_000);
    expect(await held('08', '198.51.100.77')).toBe(201);
    const page = await (await sendPlainly(plainly(smallest('10') as Record<string, string>), one)).text();
    expect(page).toContain('Có mã thì gửi được ngay.');
  });

  test('is stored as a hash that nobody can try out, and is forgotten after a day', async () => {
    const [{ address } = {}] = await rows(
      `select encode(address, 'hex') as address, count(*) from survey.held_addresses group by 1 order by 2 desc`,
    );
    const plain = [one, `caller address\n"${one}"`].map((text) =>
      createHash('sha256')
        .update(text ?? '')
        .digest('hex'),
    );
    expect(plain).not.toContain(address);
    expect(functions.printed()).not.toContain(one);
    await rows(`update survey.held_addresses set received_at = received_at - interval '24 hours'`);
    await forget();
    expect(await rows('select from survey.held_addresses')).toEqual([]);
    expect(functions.printed()).toContain('{"job":"forget-addresses","word":"forgotten","addresses":41}');
  });

  test('where the platform says none is limited no more than all together are', async () => {
    for (let i = 0; i < 45; i += 1) expect(await held(['11', '12', '14'][i % 3] ?? '')).toBe(201);
    expect(await rows('select from survey.held_addresses')).toEqual([]);
  });

  test('is not kept of what comes with a code', async () => {
    const body = sendBody('15', { access_code: await functions.codeOf('15') });
    expect((await sendJson(body, one)).status).toBe(201);
    expect(await rows('select from survey.held_addresses')).toEqual([]);
  });
});

describe('the 51st send of a Sở within a day', () => {
  test('is told what to do, by the API and by the form without script, which keeps everything', async () => {
    const access_code = await functions.codeOf('17');
    expect((await sendJson(sendBody('17', { access_code }))).status).toBe(201);
    await rows(`create or replace function survey.limit_of(p_what text) returns integer language sql immutable
      set search_path = '' as $$ select case p_what when 'revisions' then 1 else 20000000 end $$`);
    const refused = await sendJson(sendBody('17', { access_code, base_revision: 1 }));
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(86_000);
    expect(await wordOf(refused)).toEqual([429, 'too_many_revisions']);
    const formValues = { ...(smallest('17') as Record<string, string>), obstacles: 'Đường truyền yếu' };
    const response = await sendPlainly(
      plainly(formValues, [
        ['access_code', access_code],
        ['base_revision', '1'],
      ]),
    );
    expect(response.status).toBe(429);
    const page = await response.text();
    expect(page).toContain('Trong 24 giờ qua Sở đã gửi đến mức tối đa (50 lần hoặc 20 MB)');
    expect(valueIn(page, 'obstacles')).toBe('Đường truyền yếu');
  });
});

describe('once the contact is deleted', () => {
  test('nobody without the pepper can try out who sent something', async () => {
    const formValues = smallest('19') as Record<string, string>;
    const access_code = await functions.codeOf('19');
    await sendPlainly(plainly(formValues, [['access_code', access_code]]));
    const [row] = await rows(
      `select v.request_hash, v.idempotency_key::text as key from survey.revisions v
       join survey.responses r on r.id = v.response_id where r.unit_code = '19'`,
    );
    expect(row).toBeDefined();
    // What somebody who knows the Phiếu and guesses the person can compute.
    const guesses = [
      { form_values: formValues, base_revision: 0 },
      { base_revision: 0, form_values: formValues },
    ].map(canonicalize);
    const hashes = guesses.map((text) =>
      createHash('sha256')
        .update(text ?? '')
        .digest('hex'),
    );
    expect(hashes).not.toContain(row?.['request_hash']);
    expect(hashes.map((hash) => hash.slice(0, 12))).not.toContain(
      String(row?.['key']).replaceAll('-', '').slice(0, 12),
    );
  });
});
