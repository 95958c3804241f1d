import { describe, expect, test, vi } from 'vitest';
import { flagsOf } from '../../src/server/files/file-content.ts';
import { flagsOfPdf } from '../../src/server/files/pdf-worker.ts';
import { maxFileBytes } from '../../src/submission/upload.ts';
import { jpeg, pdf, png } from '../functions/stored-files.ts';
import { folded, pdfOf, script } from './made-pdf.ts';

/** A PDF as long as a file may be, of one piece of text again and again. */
const largestOf = (piece: string, before = '7 0 obj ') =>
  Buffer.concat([
    Buffer.from(`%PDF-1.7\n${before}`),
    Buffer.alloc(maxFileBytes - before.length - 15, piece, 'latin1'),
    Buffer.from('%%EOF\n'),
  ]);

/** The most memory the process has had while something was done, in MB, beyond what it had before. */
async function memoryOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 10);
  await work();
  clearInterval(timer);
  return (most - before) / 1024 / 1024;
}

describe('a PDF', () => {
  test('is looked at whole, and what is said of it comes in one order', async () => {
    expect(await flagsOf(pdf(), 'application/pdf')).toEqual([]);
    const many = pdfOf(folded(['<</XFA 9 0 R>>', '<</S /Launch>>', script]), '8 0 obj <<').subarray(0, -6);
    expect(await flagsOf(many, 'application/pdf')).toEqual([
      'script',
      'launch',
      'xfa',
      'truncated',
      'not_fully_checked',
    ]);
  });

  test.each([
    ['a text', largestOf('a', '7 0 obj (')],
    ['streams that unfold to thousands of times their size', largestOf(endless(), '')],
  ])('that is nothing but %s is given up before it fills time or memory, and marked', async (_, bytes) => {
    const memory = await memoryOf(async () =>
      expect(await flagsOf(bytes, 'application/pdf')).toEqual(['not_fully_checked']),
    );
    expect(memory).toBeLessThan(256);
  });

  test('that takes too long is marked, and keeps what was found until then', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const bytes = Buffer.concat([pdfOf(`7 0 obj ${script} endobj`), largestOf(endless(), '')]);
    expect(await flagsOfPdf(bytes, { toStart: 20_000, toLook: 500 })).toEqual([
      'script',
      'not_fully_checked',
    ]);
    expect(told.mock.calls.join()).toContain('"reason":"not done within 500 ms"');
    expect(await flagsOfPdf(bytes, { toStart: 0, toLook: 500 })).toEqual(['not_fully_checked']);
    told.mockRestore();
  });
});

function endless(): string {
  return folded([' '.repeat(40_000_000)]).toString('latin1');
}

test('a picture is looked at by its end alone', async () => {
  const long = Buffer.concat([jpeg, Buffer.from('7 0 obj <</S /JavaScript>>'), jpeg]);
  expect(await flagsOf(long, 'image/jpeg')).toEqual([]);
  expect(await flagsOf(png, 'image/png')).toEqual([]);
  expect(await flagsOf(png.subarray(0, 12), 'image/png')).toEqual(['truncated']);
});
