import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import openDraft from '../../functions/drafts-open.ts';
import saveDraft from '../../functions/drafts.ts';
import send from '../../functions/responses.ts';
import { bodyOf, openFunctions, post, run, sendBody, smallest } from '../functions/open-functions.ts';
import type { OpenFunctions } from '../functions/open-functions.ts';
import { bytesTo } from './every-route.ts';

let functions: OpenFunctions;
beforeAll(async () => {
  // No site behind it: the form's plain post is answered with the bare page at once.
  functions = await openFunctions({ SITE_URL: 'http://127.0.0.1:9' });
});
afterAll(() => functions.close());

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
