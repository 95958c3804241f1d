import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import openDraft from '../../functions/drafts-open.ts';
import saveDraft from '../../functions/drafts.ts';
import send from '../../functions/responses.ts';
import { withoutControls } from '../../src/questionnaire/form-values.ts';
import { tidyText } from '../../src/questionnaire/parse-field.ts';
import { isUnstorable } from '../../src/vietnamese/text.ts';
import { withoutLimits } from '../../bench/without-limits.ts';
import { bodyOf, openFunctions, post, run, sendBody, smallest } from '../functions/open-functions.ts';
import type { OpenFunctions } from '../functions/open-functions.ts';
import { entries, extra, path, scalar, text } from './any-payload.ts';
import { bytesTo, cleanAnswer, within } from './every-route.ts';

let functions: OpenFunctions;
let code: string;
beforeAll(async () => {
  // No site behind it: the form's plain post is answered with the bare page at once.
  functions = await openFunctions({ SITE_URL: 'http://127.0.0.1:9' });
  code = await functions.codeOf('01');
});
afterAll(() => functions.close());

const expectClean = (response: Response) => cleanAnswer(response, functions);

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

const sending = (body: unknown) => run(send, post('/api/responses', body));

describe('what cannot be read or stored', () => {
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
    expect((await run(send, bytesTo('/api/responses', bytes))).status).toBe(400);
  });

  test('a key named __proto__ is refused and changes no object', async () => {
    const body = `{"idempotency_key":"${crypto.randomUUID()}","base_revision":0,"form_values":{"__proto__":{"polluted":"x"}}}`;
    expect((await sending(body)).status).toBe(400);
    const text = body.replace('{"polluted":"x"}', '"x"');
    expect((await sending(text)).status).toBeGreaterThanOrEqual(400);
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });
});
