import { readFileSync } from 'node:fs';

/** The lines of the paper, as they were typed from it. */
export const paperLines: readonly string[] = readFileSync(
  new URL('../questionnaire/phieu.expected.txt', import.meta.url),
  'utf8',
)
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

/** The paper's lines as one text: without its boxes and the lines between its columns, marks as plain numbers. */
export const paperWords: string = paperLines
  .join(' ')
  .replace(/[¹²³⁴⁵]/gu, (mark) => String('¹²³⁴⁵'.indexOf(mark) + 1))
  .replaceAll(/☐ | \|/gu, '')
  .replaceAll(/\s+/gu, ' ');
