import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import readHistory from '../../functions/drafts-history.ts';
import openDraft from '../../functions/drafts-open.ts';
import saveDraft from '../../functions/drafts.ts';
import check from '../../functions/receipts-check.ts';
import send from '../../functions/responses.ts';
import { withoutControls } from '../../src/questionnaire/form-values.ts';
import { tidyText } from '../../src/questionnaire/parse-field.ts';
import { isUnstorable } from '../../src/vietnamese/text.ts';
import { withoutLimits } from '../../bench/without-limits.ts';
import { bodyOf, openFunctions, post, run, sendBody, smallest } from '../functions/open-functions.ts';
import type { OpenFunctions } from '../functions/open-functions.ts';
import { entries, extra, path, scalar, text } from './any-payload.ts';

let functions: OpenFunctions;
let code: string;
beforeAll(async () => {
  // No site behind it: the form's plain post is answered with the bare page at once.
  functions = await openFunctions({ SITE_URL: 'http://127.0.0.1:9' });
  code = await functions.codeOf('01');
});
afterAll(() => functions.close());

/** Whatever was sent: an answer in time, a success or a clean refusal, nothing of the inside in it. */
async function expectClean(response: Response): Promise<void> {
  const text = await response.text();
  expect(response.status, `${text.slice(0, 300)} ${functions.printed().split('\n').at(-1)}`).toBeLessThan(
    500,
  );
  expect(text).not.toMatch(/^ +at \w|node_modules|PGRST|SQLSTATE|violates|invalid input syntax|ZodError/m);
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
  if (response.headers.get('content-type')?.startsWith('application/json')) JSON.parse(text);
}

/** As often as there is time for; a run that takes five seconds has failed. */
const within = (numRuns: number) => ({ numRuns, timeout: 5_000, interruptAfterTimeLimit: 30_000 });

/** An object with every entry its own property, `__proto__` too. */
const made = (pairs: [string, unknown][], more: object = {}): object => {
  const object = { ...more };
  for (const [name, value] of pairs)
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  return object;
};

describe('a send with anything in any of its fields', () => {
  test('is stored or cleanly refused', async () => {
    await fc.assert(
      fc.asyncProperty(entries, extra, async (pairs, more) => {
        const body = {
          ...sendBody('01', { access_code: code, form_values: made(pairs, smallest('01')) }),
          ...more,
        };
        await expectClean(await run(send, post('/api/responses', body)));
      }),
      within(250),
    );
  });

  test('is stored or cleanly refused from the form without script too', async () => {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const pairs = fc.array(fc.tuple(path, text), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(pairs, fc.boolean(), async (typed, approved) => {
        const fields = new URLSearchParams([
          ...(Object.entries(smallest('01')) as [string, string][]),
          ...typed.map(([name, value]): [string, string] => [name, value.toWellFormed()]),
          ['access_code', code],
          ...(approved ? [['approved', 'on'] as [string, string]] : []),
        ]);
        await expectClean(await run(send, post('/api/responses', String(fields), type)));
      }),
      within(100),
    );
  });
});

describe('a draft with anything in any of its changes', () => {
  test('is saved or cleanly refused', async () => {
    const changes = fc.array(fc.record({ path, from: scalar, to: scalar }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(changes, extra, async (asked, more) => {
        const body = { unit: '01', access_code: code, changes: asked, ...more };
        await expectClean(await run(saveDraft, post('/api/drafts', body)));
      }),
      within(200),
    );
  });

  test('from the same to the same, what was typed comes back as it is kept: composed, without control characters', async () => {
    await run(openDraft, post('/api/drafts/open', { unit: '02', access_code: await functions.codeOf('02') }));
    const storable = text.filter((value) => !isUnstorable(value));
    let now = '';
    await fc.assert(
      fc.asyncProperty(storable, async (to) => {
        const changes = [{ path: 'obstacles', from: now, to }];
        const body = { unit: '02', access_code: await functions.codeOf('02'), changes };
        const saved = await bodyOf(await run(saveDraft, post('/api/drafts', body)));
        expect(saved['conflicts']).toEqual([]);
        now = withoutControls(to).normalize('NFC');
        expect((saved['form_values'] as Record<string, string>)['obstacles'] ?? '').toBe(now);
      }),
      within(80),
    );
  });
});

/** Whether a text has anything that can be seen. */
const isSeen = (value: string): boolean => /[^\s\p{Cc}\p{DI}]/u.test(value);

describe('text that can be stored', () => {
  test('is text in the database: what was typed, composed, and nothing else', async () => {
    const access_code = await functions.codeOf('04');
    await functions.survey.rows(withoutLimits);
    let base_revision = 0;
    const storable = text.filter((value) => !isUnstorable(value));
    await fc.assert(
      fc.asyncProperty(storable, async (obstacles) => {
        const values = { ...smallest('04'), obstacles };
        const response = await run(
          send,
          post('/api/responses', sendBody('04', { access_code, base_revision, form_values: values })),
        );
        expect(response.status).toBe(201);
        base_revision += 1;
        const [row] = await functions.survey.rows(
          `select v.answers -> 'obstacles' as stored from survey.revisions v
           where v.receipt ->> 'unit' = '04' order by v.number desc limit 1`,
        );
        expect(row?.['stored'] ?? '').toBe(isSeen(obstacles) ? tidyText(obstacles) : '');
      }),
      within(80),
    );
  });
});

const writing = [
  { route: '/api/responses', handler: send, good: () => sendBody('01', { access_code: code }) },
  { route: '/api/drafts/open', handler: openDraft, good: () => ({ unit: '01', access_code: code }) },
  { route: '/api/drafts', handler: saveDraft, good: () => ({ unit: '01', access_code: code, changes: [] }) },
  { route: '/api/drafts/history', handler: readHistory, good: () => ({ unit: '01', access_code: code }) },
  {
    route: '/api/receipts/check',
    handler: check,
    good: () => ({ number: '669-01', revision: 1, hash: 'ABCDEFGH01' }),
  },
];

/** A request whose body is bytes, however it says it is. */
const bytesTo = (
  route: string,
  body: string | Uint8Array | ReadableStream,
  headers: Record<string, string> = {},
) =>
  new Request(`https://khao-sat.example.vn${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
    body: body as BodyInit,
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  });

describe.each(writing)('$route', ({ route, handler, good }) => {
  const whole = () => JSON.stringify(good());
  const bodies: Record<string, () => string | Uint8Array> = {
    'a byte order mark before it': () => `\ufeff${whole()}`,
    'gzip though nobody asked': () => gzipSync(whole()),
    UTF_16: () => Buffer.from(whole(), 'utf16le'),
    'an overlong NUL': () =>
      Buffer.concat([Buffer.from('{"unit":"'), Buffer.from([0xc0, 0x80]), Buffer.from('"}')]),
    'a surrogate in CESU-8': () =>
      Buffer.concat([Buffer.from('"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"')]),
    'every key twice': () => whole().replace(/^\{(.*)\}$/s, '{$1,$1}'),
    'a second object after it': () => whole() + whole(),
    'comments in it': () => whole().replace('{', '{/* */'),
    'a million zeros as a number': () => `{"base_revision":${'0'.repeat(900_000)}}`,
    'a number of a million digits': () =>
      `{"revision":1${'0'.repeat(900_000)},"base_revision":1${'0'.repeat(1000)}}`,
    'only white space': () => ' \n'.repeat(400_000),
    'a deep path': () => `{"form_values":${'{"unit":'.repeat(100_000)}1${'}'.repeat(100_000)}}`,
    'a list of a hundred thousand changes': () =>
      `{"unit":"01","access_code":"x","changes":[${'{},'.repeat(100_000)}{}]}`,
    'escapes of half characters': () => '{"unit":"\\ud800","form_values":{"\\udc00":"\\u0000"}}',
    'exactly as much as is taken': () => `"${'x'.repeat(999_998)}"`,
    'one byte more': () => `"${'x'.repeat(999_999)}"`,
  };
  test.each(Object.entries(bodies))('answers cleanly to %s', async (_, body) => {
    await expectClean(await run(handler, bytesTo(route, body())));
  });

  const headers: Record<string, Record<string, string>> = {
    'a length that is no number': { 'content-length': 'many' },
    'a negative length': { 'content-length': '-1' },
    'a length beyond all numbers': { 'content-length': '1e400' },
    'a wrong encoding': { 'content-encoding': 'gzip, br, zstd' },
    'a charset that does not exist': { 'content-type': 'application/json; charset=klingon' },
    'a type with a million parameters': { 'content-type': `application/json;${'a=b;'.repeat(10_000)}` },
    'addresses of others': { 'x-forwarded-for': '1.2.3.4, ::1', 'x-nf-client-connection-ip': '127.0.0.1' },
    'another host': {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      forwarded: 'host=evil.example',
    },
    'another method': { 'x-http-method-override': 'DELETE' },
    'a thousand headers': Object.fromEntries(
      Array.from({ length: 1000 }, (_, i) => [`x-${i}`, 'y'.repeat(50)]),
    ),
  };
  test.each(Object.entries(headers))('answers cleanly to %s, and names no other host', async (_, more) => {
    const response = await run(handler, bytesTo(route, whole(), more));
    expect([...response.headers].join() + (await response.clone().text())).not.toContain('evil.example');
    await expectClean(response);
  });

  test('answers cleanly to a body cut anywhere, or with any of its bytes changed', async () => {
    const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }), fc.boolean());
    await fc.assert(
      fc.asyncProperty(change, async ([place, byte, cut]) => {
        const body = Buffer.from(whole());
        const at = place % body.length;
        body[at] = byte;
        await expectClean(await run(handler, bytesTo(route, cut ? body.subarray(0, at) : body)));
      }),
      within(60),
    );
  });

  test('answers cleanly to a body that comes in pieces of one byte', async () => {
    const bytes = Buffer.from(whole());
    const pieces = new ReadableStream({
      start: (stream) => {
        for (const byte of bytes) stream.enqueue(new Uint8Array([byte]));
        stream.close();
      },
    });
    await expectClean(await run(handler, bytesTo(route, pieces)));
  });
});

describe('text that grows when it is stored', () => {
  const long = ['process', 'law_compliance', 'adaptability'];
  const instances = (text: string): [string, string][] =>
    Array.from({ length: 40 }, (_, instance): [string, string][] => [
      [`software_in_use.${instance}.name`, `Phần mềm ${instance}`],
      ...long.map((name): [string, string] => [`software_in_use.${instance}.${name}`, text]),
    ]).flat();
  /** Taken apart by composing: three times as many bytes. */
  const musical = '\u{1d160}'.repeat(1_600);
  const tooLarge = [413, 'body_too_large'];

  test('(letters that are taken apart) is too large, and nothing is stored', async () => {
    const formValues = { ...smallest('06'), ...Object.fromEntries(instances(musical)) };
    const response = await run(send, post('/api/responses', sendBody('06', { form_values: formValues })));
    expect([response.status, (await bodyOf(response))['error']]).toEqual(tooLarge);
    expect(await functions.survey.rows(`select from survey.responses where unit_code = '06'`)).toEqual([]);
  });

  /** As few bytes as there can be: what a browser would escape is sent as it is. */
  const sendPlainly = (unit: string, text: string) => {
    const fields = [...Object.entries(smallest(unit)), ...instances(text), ['approved', 'on']];
    const body = fields.map(([name, value]) => `${String(name)}=${String(value)}`).join('&');
    expect(body.length).toBeLessThan(1_000_000);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    return run(send, bytesTo('/api/responses', body, form));
  };

  test('(quotes, which JSON writes with two bytes) is too large in the form without script', async () => {
    expect((await sendPlainly('06', '"'.repeat(8_100))).status).toBe(413);
  });

  test('(controls, which JSON would write with six bytes) does not grow: they are not stored', async () => {
    expect((await sendPlainly('11', `a${'\x01'.repeat(7_000)}z`)).status).toBe(201);
  });

  test('in a draft is too large, and the draft is as it was', async () => {
    const key = { unit: '08', access_code: await functions.codeOf('08') };
    await run(openDraft, post('/api/drafts/open', key));
    const changes = instances(musical).map(([path, to]) => ({ path, from: '', to }));
    const response = await run(saveDraft, post('/api/drafts', { ...key, changes }));
    expect([response.status, (await bodyOf(response))['error']]).toEqual(tooLarge);
    expect(await bodyOf(await run(openDraft, post('/api/drafts/open', key)))).toMatchObject({
      form_values: {},
      version: 0,
    });
  });

  test('in the contact always has room: 500 characters of nine bytes in each of its lines', async () => {
    const line = '漢\u302a\u302b'.repeat(500);
    const contact = {
      respondent_name: line,
      respondent_position: line,
      respondent_phone: line,
      respondent_email: line,
    };
    const response = await run(
      send,
      post('/api/responses', sendBody('10', { form_values: { unit: '10', ...contact } })),
    );
    expect(response.status).toBe(201);
    const [row] = await functions.survey.rows(
      `select octet_length(contact::text) as bytes from survey.contacts order by 1 desc limit 1`,
    );
    expect(row?.['bytes']).toBeGreaterThan(18_000);
  });
});
