import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { limits } from '../src/questionnaire/limits.ts';
import { maxBodyBytes } from '../src/server/http/read-body.ts';
import { maxFileBytes } from '../src/submission/upload.ts';

const root = path.resolve(import.meta.dirname, '..');
const document = 'docs/promises.md';

/** The sections of the document, one for each promise: its number, and the lines that name tests. */
const promises = readFileSync(path.join(root, document), 'utf8')
  .split(/^## /m)
  .slice(1)
  .map((section) => ({
    number: section.slice(0, section.indexOf('.')),
    text: section,
    lines: section.split('\n').filter((line) => line.startsWith('- `')),
  }));

/** What stands between backquotes: of a line that names tests first the file, then their titles. */
const quotedIn = (line: string): string[] =>
  [...line.matchAll(/`([^`]+)`/g)].map(([, quoted = '']) => quoted);

/** Whether a title is given to a test or a group of tests in this source, word for word. */
const isTitleIn = (source: string, title: string): boolean =>
  new RegExp(`\\(\\s*(['"\`])${RegExp.escape(title)}\\1,`).test(source);

describe(`the promises in ${document}`, () => {
  test('are P1 to P29, in this order', () => {
    expect(promises.map(({ number }) => number)).toEqual(
      Array.from({ length: 29 }, (_, index) => `P${index + 1}`),
    );
  });

  test.each(promises)('$number names tests that are there, by file and title', ({ lines }) => {
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      const [file = '', ...titles] = quotedIn(line);
      expect([file, existsSync(path.join(root, file))]).toEqual([file, true]);
      expect([file, titles.length]).not.toEqual([file, 0]);
      const source = readFileSync(path.join(root, file), 'utf8');
      expect([file, titles.filter((title) => !isTitleIn(source, title))]).toEqual([file, []]);
    }
  });

  test('give the limits that the code has', () => {
    const textOf = (number: string) => promises.find((one) => one.number === number)?.text ?? '';
    const { line, text, instances, list, entries } = limits;
    for (const limit of [maxBodyBytes, 5 * entries, entries, list, instances, line, text])
      expect(textOf('P16')).toMatch(new RegExp(`(?<![\\d,])${limit.toLocaleString('en')}(?![\\d,]\\d)`));
    expect(textOf('P15')).toContain(`at most ${maxFileBytes / 1024 ** 2} MiB each`);
  });
});
