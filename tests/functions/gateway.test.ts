import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import health from '../../functions/health.ts';
import send from '../../functions/responses.ts';
import { readHostSettings } from '../../src/host/settings.ts';
import { listen, readBody, send as answer, type Listening } from '../../src/host/web/http.ts';
import { addressFrom, readPublished } from '../../src/results/published-view/read-published.ts';
import { pdfOf } from '../server/made-pdf.ts';
import { openFunctions, point, post, run, sendBody, type OpenFunctions } from './open-functions.ts';
import { filesAt } from './sending-files.ts';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A key as older hosted projects and self-hosted ones have it. */
function jwtOf(role: string): string {
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ role, iss: 'supabase', exp: 4e9 })}`;
  return `${signed}.${createHmac('sha256', 'a secret of the gateway').update(signed).digest('base64url')}`;
}
const [anon, service] = [jwtOf('anon'), jwtOf('service_role')];

let functions: OpenFunctions;
let gateway: Listening;
beforeAll(async () => {
  functions = await openFunctions();
  gateway = await listen(
    (incoming, outgoing) => {
      void readBody(incoming, 4e7).then(async (body) =>
        answer(
          outgoing,
          await pass(
            incoming.method ?? '',
            incoming.url ?? '',
            new Headers(incoming.headers as HeadersInit),
            body,
          ),
        ),
      );
    },
    '127.0.0.1',
    0,
  );
  point(functions.survey, { SUPABASE_URL: gateway.address, SUPABASE_SECRET_KEY: service });
});
afterAll(async () => {
  await gateway.stop();
  await functions.close();
});

/**
 * As Kong before PostgREST and Storage: the apikey must be one of two JWTs, and the role is that of the token, which is anon
 * where only an apikey came. A signed upload needs neither. Behind it is Supabase Lite, which knows keys of the new kind only.
 */
async function pass(
  method: string,
  target: string,
  headers: Headers,
  body: Buffer | undefined,
): Promise<Response> {
  const { url, publishableKey, secretKey } = functions.survey;
  const onward = new Headers({ 'content-type': headers.get('content-type') ?? 'application/json' });
  if (!target.startsWith('/storage/v1/object/upload/sign/') || method !== 'PUT') {
    if (![anon, service].includes(headers.get('apikey') ?? '')) return new Response(null, { status: 401 });
    const isService = headers.get('authorization') === `Bearer ${service}`;
    onward.set('apikey', isService ? secretKey : publishableKey);
  }
  const sent = ['GET', 'HEAD'].includes(method) ? {} : { body: new Uint8Array(body ?? []) };
  const {
    status,
    headers: told,
    body: text,
  } = await fetch(url + target, { method, headers: onward, ...sent });
  return new Response(text, { status, headers: { 'content-type': told.get('content-type') ?? '' } });
}

test('functions work with a service key that is a JWT: they send it as apikey and as token', async () => {
  expect((await run(health, new Request('https://khao-sat.example.vn/api/health'))).status).toBe(200);
  const body = sendBody('01', { access_code: await functions.codeOf('01') });
  expect((await run(send, post('/api/responses', body))).status).toBe(201);
});

test('a file goes to storage and is looked into, with a service key that is a JWT', async () => {
  const files = filesAt(() => functions);
  await files.sendIt('04');
  expect((await files.uploadAndFinish('04', { bytes: pdfOf('') })).status).toBe(200);
});

test('the build reads the published view with an anon key that is a JWT', async () => {
  const address = addressFrom({ SUPABASE_URL: gateway.address, SUPABASE_PUBLISHABLE_KEY: anon });
  expect((await readPublished(address)).summary).toHaveProperty('version');
});

test.each([
  ['of the new kind', 'sb_secret_x'],
  ['that is a JWT', service],
])('a secret key %s in place of the publishable one is refused by build and server', (_, key) => {
  const environment = {
    SITE_URL: 'https://khao-sat.example.vn',
    SUPABASE_URL: gateway.address,
    SUPABASE_PUBLISHABLE_KEY: key,
    SUPABASE_SECRET_KEY: service,
    ACCESS_CODE_PEPPER: 'x'.repeat(40),
  };
  expect(() => addressFrom(environment)).toThrow('SUPABASE_PUBLISHABLE_KEY holds a secret key');
  expect(() => readHostSettings(environment)).toThrow('SUPABASE_PUBLISHABLE_KEY holds a secret key');
  expect(readHostSettings({ ...environment, SUPABASE_PUBLISHABLE_KEY: anon }).publishableKey).toBe(anon);
});
