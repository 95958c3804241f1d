import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import lockDraft from '../../functions/drafts-lock.ts';
import finishUpload from '../../functions/attachments-finish.ts';
import beginUpload from '../../functions/attachments.ts';
import readHistory from '../../functions/drafts-history.ts';
import openDraft from '../../functions/drafts-open.ts';
import unlockDraft from '../../functions/drafts-unlock.ts';
import saveDraft from '../../functions/drafts.ts';
import health from '../../functions/health.ts';
import check from '../../functions/receipts-check.ts';
import send from '../../functions/responses.ts';
import readRevision from '../../functions/revisions.ts';
import signedCopy from '../../functions/signed-copy.ts';
import {
  bodyOf,
  openFunctions,
  post,
  run,
  sendBody,
  smallest,
  type OpenFunctions,
} from './open-functions.ts';

let functions: OpenFunctions;
let code: string;
beforeAll(async () => {
  functions = await openFunctions();
  code = await functions.codeOf('01');
});
afterAll(() => functions.close());

const writing = [
  { path: '/api/responses', handler: send },
  { path: '/api/drafts/open', handler: openDraft },
  { path: '/api/drafts', handler: saveDraft },
  { path: '/api/drafts/history', handler: readHistory },
  { path: '/api/drafts/lock', handler: lockDraft },
  { path: '/api/drafts/unlock', handler: unlockDraft },
  { path: '/api/attachments', handler: beginUpload },
  { path: '/api/attachments/finish', handler: finishUpload },
  { path: '/api/signed-copy', handler: signedCopy },
  { path: '/api/revisions', handler: readRevision },
  { path: '/api/receipts/check', handler: check },
];
const sending = (body: unknown) => run(send, post('/api/responses', body));

/** What an answer may look like: a clean refusal, or for a body that happens to be good, a success. */
async function expectClean(response: Response): Promise<void> {
  const text = await response.text();
  expect(response.status).toBeLessThan(500);
  expect(text).not.toMatch(/^ +at |node_modules|PGRST|violates|invalid input syntax|ZodError/);
  if (response.status >= 400) expect(Object.keys(JSON.parse(text) as object)).toContain('reference');
}

describe.each(writing)('$path', ({ path, handler }) => {
  test('answers 405 with Allow to every other method, and never CORS', async () => {
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD']) {
      const request = new Request(`https://khao-sat.example.vn${path}`, { method });
      const response = await run(handler, request);
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  test.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site', origin: 'https://khao-sat.example.vn' },
  ])('refuses another site: %j', async (headers) => {
    const response = await run(handler, post(path, {}, headers));
    expect([response.status, (await bodyOf(response))['error']]).toEqual([403, 'not_same_origin']);
  });

  test.each(['https://khac.example.vn', 'null', 'http://khao-sat.example.vn.evil.test', 'nonsense'])(
    'refuses the origin %s of an older browser',
    async (origin) => {
      const request = post(path, {}, { origin });
      request.headers.delete('sec-fetch-site');
      expect((await run(handler, request)).status).toBe(403);
    },
  );

  test.each(['', 'text/plain', 'multipart/form-data; boundary=x', 'application/jsonp', 'application/xml'])(
    'refuses the content type "%s"',
    async (type) => {
      const response = await run(handler, post(path, '{}', { 'content-type': type }));
      expect([response.status, (await bodyOf(response))['error']]).toEqual([415, 'unsupported_media_type']);
    },
  );

  const bodies = {
    nothing: '',
    'half a body': '{"access_code":"AB',
    'not JSON': 'unit=79',
    NaN: '{"base_revision":NaN}',
    'a number beyond all numbers': '{"base_revision":1e400}',
    null: 'null',
    'a list': '[]',
    'a text': '"x"',
    'a deep list': '['.repeat(200_000) + ']'.repeat(200_000),
    'a deep object': '{"unit":'.repeat(100_000) + '1' + '}'.repeat(100_000),
    'a prototype': '{"__proto__":{"access_code":"x"},"constructor":{"prototype":{}}}',
    'the same key twice': '{"unit":"01","unit":"02","number":1,"number":2}',
    'many keys': JSON.stringify(Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`k${i}`, i]))),
  };
  test.each(Object.entries(bodies))('refuses %s as invalid_request', async (_, body) => {
    const response = await run(handler, post(path, body));
    expect([response.status, (await bodyOf(response))['error']]).toEqual([400, 'invalid_request']);
  });

  test('refuses what is not UTF-8', async () => {
    const request = new Request(`https://khao-sat.example.vn${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new Uint8Array([0x22, 0xc3, 0x28, 0x22]),
    });
    expect((await run(handler, request)).status).toBe(400);
  });

  test('refuses 7 MB, whether the length was announced or not, and does not wait for the rest', async () => {
    const announced = await run(handler, post(path, 'x'.repeat(7_000_000)));
    expect([announced.status, (await bodyOf(announced))['error']]).toEqual([413, 'body_too_large']);
    const announcing = await run(handler, post(path, '{}', { 'content-length': '7000000' }));
    expect(announcing.status).toBe(413);
    const endless = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(100_000)) });
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: endless,
      duplex: 'half',
    };
    expect((await run(handler, new Request(`https://khao-sat.example.vn${path}`, init))).status).toBe(413);
  });

  test('refuses a body that breaks off', async () => {
    const broken = new ReadableStream({
      start: (stream) => stream.enqueue(new TextEncoder().encode('{"unit":')),
      pull: (stream) => stream.error(new Error('cut')),
    });
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: broken,
      duplex: 'half',
    };
    const response = await run(handler, new Request(`https://khao-sat.example.vn${path}`, init));
    expect(response.status).toBe(400);
  });

  test('gives any JSON at all a clean answer', async () => {
    const anything = fc.anything({ withNullPrototype: false, withBigInt: false });
    await fc.assert(
      fc.asyncProperty(anything, async (body) =>
        expectClean(await run(handler, post(path, JSON.stringify(body) ?? 'undefined'))),
      ),
      { numRuns: 100 },
    );
  });
});

describe('a send of the right shape with hostile contents', () => {
  const hostileText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '\0',
      '\ud800',
      '\udfff',
      "'; drop table survey.revisions; --",
      '\u202e',
      '=1+1',
      '<script>',
    ),
  );
  const paths = fc.constantFrom(
    ...[
      'unit',
      'respondent_name',
      'data_date',
      'registrars.commune',
      'plan_status',
      'software_kinds',
      'obstacles',
    ],
    ...[
      'software_in_use.0.name',
      'software_in_use.9999.database',
      'software_in_use.-1.name',
      '__proto__',
      'x',
      '',
    ],
  );
  const value = fc.oneof(hostileText, fc.array(hostileText, { maxLength: 4 }), fc.anything());

  test('gets a clean answer', async () => {
    const entries = fc.array(fc.tuple(paths, value), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(entries, async (changed) => {
        const values = { ...smallest('01'), ...Object.fromEntries(changed) };
        await expectClean(await sending(sendBody('01', { access_code: code, form_values: values })));
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ['a NUL', { obstacles: 'a\0b' }, 'obstacles'],
    ['a lone surrogate', { 'software_in_use.0.name': 'a\ud83d' }, 'software_in_use.0.name'],
    ['a number in place of text', { unit: 1 }, 'unit'],
    ['an object in place of text', { obstacles: { $ne: '' } }, 'obstacles'],
    ['a list in place of text', { obstacles: ['a', 'b'] }, 'obstacles'],
    ['a list of one in place of text', { 'software_in_use.0.name': ['a'] }, 'software_in_use.0.name'],
    [
      'a list in place of an explanation',
      { 'explanations.registrars.commune': ['a'] },
      'explanations.registrars.commune',
    ],
    ['a question that is not asked', { salary: '1' }, 'salary'],
    ['an empty list in place of a count', { 'registrars.commune': [] }, 'registrars.commune'],
    ['a letter with 31 marks', { obstacles: `chữ a${'\u0323'.repeat(31)}` }, 'obstacles'],
    [
      'a cell of the worksheet with 31 marks',
      { 'worksheet.0.name': '\u0301'.repeat(31) },
      'worksheet.0.name',
    ],
    [
      'an explanation with 31 marks',
      { 'explanations.registrars.commune': '\u0301'.repeat(31) },
      'explanations.registrars.commune',
    ],
  ])('%s is named with its path in a 400, and nothing is stored', async (_, changed, path) => {
    const before = await functions.survey.rows('select * from survey.revisions');
    const response = await sending(
      sendBody('01', { access_code: code, form_values: { ...smallest('01'), ...changed } }),
    );
    expect(response.status).toBe(400);
    const { error, errors } = await bodyOf(response);
    expect(error).toBe('invalid_request');
    expect(errors).toContainEqual(expect.objectContaining({ path }));
    expect(await functions.survey.rows('select * from survey.revisions')).toEqual(before);
  });

  test.each([
    ['obstacles', 'unreadable', ['a', 'b']],
    ['registrars.commune', 'unreadable', []],
    ['obstacles', 'unstorable_text', 'a' + '\u0323'.repeat(31)],
    ['obstacles', 'too_long', 'x'.repeat(30_001)],
    ['software_in_use.0.name', 'too_long', 'x'.repeat(1_501)],
    ['registrars.commune', 'too_long', '9'.repeat(1_501)],
    ['worksheet.0.name', 'too_long', 'x'.repeat(1_501)],
    ['explanations.registrars.commune', 'too_long', 'x'.repeat(6_001)],
    ['late_reason', 'too_long', 'x'.repeat(6_001)],
  ])('%s is no draft either where it is %s', async (path, refused, to) => {
    const changes = [{ path, from: '', to }];
    const response = await run(saveDraft, post('/api/drafts', { unit: '01', access_code: code, changes }));
    expect(response.status).toBe(400);
    expect(await bodyOf(response)).toMatchObject({ errors: [{ path, code: refused }] });
  });

  test('text that is not UTF-8 is refused, not stored with marks in its place', async () => {
    const body = JSON.stringify(sendBody('06', { form_values: { ...smallest('06'), obstacles: '??' } }));
    const bytes = Buffer.from(body);
    bytes.set([0xc3, 0x28], bytes.indexOf('??'));
    const headers = { 'content-type': 'application/json' };
    const request = new Request('https://khao-sat.example.vn/api/responses', {
      method: 'POST',
      headers,
      body: bytes,
    });
    expect((await run(send, request)).status).toBe(400);
  });

  test('a key named __proto__ is refused and changes no object', async () => {
    const body = `{"idempotency_key":"${crypto.randomUUID()}","base_revision":0,"form_values":{"__proto__":{"polluted":"x"}}}`;
    expect((await sending(body)).status).toBe(400);
    const text = body.replace('{"polluted":"x"}', '"x"');
    expect((await sending(text)).status).toBeGreaterThanOrEqual(400);
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });

  test('fifty blocks with the longest texts are still taken', async () => {
    const instance = Array.from({ length: 50 }, (_, i) => [
      [`software_in_use.${i}.name`, `Phần mềm ${i}`],
      [`software_in_use.${i}.process`, 'Tiếp nhận, thẩm định, trả kết quả. '.repeat(100)],
    ]).flat() as [string, string][];
    const formValues = { ...smallest('04'), ...Object.fromEntries(instance) };
    const access_code = await functions.codeOf('04');
    expect((await sending(sendBody('04', { access_code, form_values: formValues }))).status).toBe(201);
  });
});

describe('/api/health', () => {
  test('tells that the database answers and its latest migration, and nothing else', async () => {
    const response = await run(health, new Request('https://khao-sat.example.vn/api/health'));
    expect(response.status).toBe(200);
    const { database, migration, ...rest } = await bodyOf(response);
    expect([database, rest]).toEqual(['answers', {}]);
    expect(migration).toMatch(/^\d{14}$/);
  });

  test('is only for reading', async () => {
    expect((await run(health, post('/api/health', {}))).status).toBe(405);
  });
});
