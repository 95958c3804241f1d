import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { flagsOf } from '../../src/server/file-content.ts';

const million = 1_000_000;
const script = '<</S /JavaScript /JS (x)>>';

/** A PDF of objects folded up in streams. */
const pdfOf = (...objects: string[]): Buffer =>
  Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    ...objects.flatMap((object) => [
      Buffer.from('1 0 obj <</Type /ObjStm /N 1 /Filter /FlateDecode>>\nstream\n'),
      deflateSync(Buffer.from(object)),
      Buffer.from('\nendstream endobj\n'),
    ]),
    Buffer.from('%%EOF\n'),
  ]);
const blanks = (count: number, length = million) => Array.from({ length: count }, () => ' '.repeat(length));

describe('what a PDF keeps folded up', () => {
  test('is looked at in every stream, whatever stands before it', () => {
    expect(flagsOf(pdfOf(...blanks(20), script), 'application/pdf')).toEqual(['script']);
    expect(flagsOf(pdfOf(...blanks(1, 9 * million), script), 'application/pdf')).toEqual(['script']);
  });

  test('is unfolded up to 32 MB in all, so that a small file does not fill the memory', () => {
    expect(flagsOf(pdfOf(script, ...blanks(40)), 'application/pdf')).toEqual(['script']);
    expect(flagsOf(pdfOf(...blanks(40), script), 'application/pdf')).toEqual([]);
    expect(flagsOf(pdfOf(...blanks(10, 9 * million), script), 'application/pdf')).toEqual([]);
  });
});
