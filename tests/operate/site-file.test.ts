import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { PlainError } from '../../src/operate/plain-error.ts';
import { readSiteFile } from '../../src/operate/site-file.ts';
import { emptyFolder, writeFiles } from '../tools/local/sample.ts';

/** What is said of a content/site.json with this text. */
async function said(text: string): Promise<unknown> {
  const folder = await emptyFolder();
  await writeFiles(folder, { 'site.json': text });
  return readSiteFile(path.join(folder, 'site.json')).catch((error: unknown) => error);
}

const changed = (change: object): string =>
  JSON.stringify({ publisher: null, contacts: [], publication: 'sent', ...change });

describe('content/site.json', () => {
  test('is read as the agency set it', async () => {
    expect(await said(changed({ publisher: 'Cục Công nghệ thông tin' }))).toEqual({
      publisher: 'Cục Công nghệ thông tin',
      contacts: [],
      publication: 'sent',
    });
  });

  test.each([
    [
      '{ "publisher": null, }',
      /^content\/site\.json is not JSON: .+line 1.+\. Correct it and start again\.$/,
    ],
    [
      changed({ publication: 'gesendet' }),
      /^content\/site\.json cannot be used\. publication: .*"sent".*\. Correct/,
    ],
    ['{\n  publisher\n}', /is not JSON/],
    [changed({ publisher: 5 }), /^content\/site\.json cannot be used\. publisher: .*string.*\. Correct/],
    [changed({ contacts: [{ office: 'A', email: 'x@' }] }), /cannot be used\. contacts\.0\.email: /],
    [changed({ colour: 'red' }), /cannot be used\. .*"colour"/],
    ['null', /^content\/site\.json cannot be used\. /],
  ])('that cannot be used is told in a sentence, without a stack: %s', async (text, sentence) => {
    const error = await said(text);
    expect(error).toBeInstanceOf(PlainError);
    expect((error as PlainError).message).toMatch(sentence);
    expect((error as PlainError).message).not.toContain('\n');
  });
});
