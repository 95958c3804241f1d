import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maxBodyBytes } from '../../src/server/http/read-body.ts';
import { bodyOf, openFunctions, post, run, type OpenFunctions } from '../functions/open-functions.ts';
import { bytesTo, cleanAnswer, everyRoute, within } from './every-route.ts';

let functions: OpenFunctions;
let access_code: string;
beforeAll(async () => {
  functions = await openFunctions();
  access_code = await functions.codeOf('01');
});
afterAll(() => functions.close());

const expectClean = (response: Response) => cleanAnswer(response, functions);

/** What comes of a body that no function can read, whatever else is in it. */
const unread: Record<string, (whole: string) => string | Uint8Array> = {
  nothing: () => '',
  'only white space': () => ' \n'.repeat(400_000),
  'half a body': (whole) => whole.slice(0, -2),
  'a second object after it': (whole) => whole + whole,
  'comments in it': (whole) => whole.replace('{', '{/* */'),
  'not JSON': () => 'unit=79',
  NaN: () => '{"base_revision":NaN}',
  null: () => 'null',
  'a list': () => '[]',
  'a text': () => '"x"',
  'a text as long as is taken': () => `"${'x'.repeat(maxBodyBytes - 2)}"`,
  'a number beyond all numbers': () => '{"base_revision":1e400}',
  'a number that begins with a million zeros': () => `{"base_revision":${'0'.repeat(900_000)}}`,
  'a number of a million digits': () =>
    `{"revision":1${'0'.repeat(900_000)},"base_revision":1${'0'.repeat(1000)}}`,
  'a deep list': () => '['.repeat(200_000) + ']'.repeat(200_000),
  'a deep object': () => `{"form_values":${'{"unit":'.repeat(100_000)}1${'}'.repeat(100_000)}}`,
  'a prototype': () => '{"__proto__":{"access_code":"x"},"constructor":{"prototype":{}}}',
  'many keys': () =>
    JSON.stringify(Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`k${i}`, i]))),
  'a list of a hundred thousand changes': () =>
    `{"unit":"01","access_code":"x","changes":[${'{},'.repeat(100_000)}{}]}`,
  'escapes of half characters': () => '{"unit":"\\ud800","form_values":{"\\udc00":"\\u0000"}}',
  'gzip though nobody asked': (whole) => gzipSync(whole),
  'UTF-16': (whole) => Buffer.from(whole, 'utf16le'),
  'what is not UTF-8': (whole) => withBytes(whole, [0xc3, 0x28]),
  'an overlong NUL': (whole) => withBytes(whole, [0xc0, 0x80]),
  'a surrogate in CESU-8': (whole) => withBytes(whole, [0xed, 0xa0, 0x80]),
};

/** The body with bytes in the place of its last letter or figure. */
function withBytes(whole: string, bytes: number[]): Buffer {
  const last = /\w(?=\W*$)/.exec(whole)!.index;
  return Buffer.concat([
    Buffer.from(whole.slice(0, last)),
    Buffer.from(bytes),
    Buffer.from(whole.slice(last + 1)),
  ]);
}

describe.each(everyRoute)('$route', ({ route, handler, good }) => {
  const whole = () => JSON.stringify(good({ unit: '01', access_code }));
  const invalid = [400, 'invalid_request'];

  test.each(Object.entries(unread))('refuses %s as invalid_request', async (_, body) => {
    const response = await run(handler, bytesTo(route, body(whole())));
    expect([response.status, (await bodyOf(response))['error']]).toEqual(invalid);
  });

  test.each([
    ['a byte order mark before it', () => `\ufeff${whole()}`],
    ['every key twice', () => whole().replace(/^\{(.*)\}$/s, '{$1,$1}')],
    ['nothing wrong with it', whole],
  ])('reads a body with %s', async (_, body) => {
    const response = await run(handler, bytesTo(route, body()));
    expect((await bodyOf(response.clone()))['error']).not.toBe('invalid_request');
    await expectClean(response);
  });

  test('refuses a body of more than 1,000,000 bytes, announced or not, and does not wait for the rest', async () => {
    const endless = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(100_000)) });
    const tooLarge = [
      bytesTo(route, `"${'x'.repeat(maxBodyBytes - 1)}"`),
      bytesTo(route, '{}', { 'content-length': '7000000' }),
      bytesTo(route, endless),
    ];
    for (const request of tooLarge) {
      const response = await run(handler, request);
      expect([response.status, (await bodyOf(response))['error']]).toEqual([413, 'body_too_large']);
    }
  });

  test('refuses a body that breaks off', async () => {
    const broken = new ReadableStream({
      start: (stream) => stream.enqueue(new TextEncoder().encode(whole())),
      pull: (stream) => stream.error(new Error('cut')),
    });
    const response = await run(handler, bytesTo(route, broken));
    expect([response.status, (await bodyOf(response))['error']]).toEqual(invalid);
  });

  test('reads a body that comes in pieces of one byte', async () => {
    const bytes = Buffer.from(whole());
    const pieces = new ReadableStream({
      start: (stream) => {
        for (const byte of bytes) stream.enqueue(new Uint8Array([byte]));
        stream.close();
      },
    });
    const response = await run(handler, bytesTo(route, pieces));
    expect((await bodyOf(response.clone()))['error']).not.toBe('invalid_request');
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

  test('answers cleanly to any JSON at all', async () => {
    const anything = fc.anything({ withNullPrototype: false, withBigInt: false });
    await fc.assert(
      fc.asyncProperty(anything, async (body) =>
        expectClean(await run(handler, post(route, JSON.stringify(body) ?? 'undefined'))),
      ),
      within(100),
    );
  });

  test('answers cleanly to a whole number of any size wherever it takes one', async () => {
    const body = good({ unit: '01', access_code }) as Record<string, unknown>;
    for (const name of Object.keys(body).filter((one) => typeof body[one] === 'number'))
      for (const number of [2 ** 31 - 1, 2 ** 31, 2 ** 53 - 1, 2 ** 53, 1e300, -1, -(2 ** 31) - 1])
        await expectClean(await run(handler, post(route, { ...body, [name]: number })));
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
});
