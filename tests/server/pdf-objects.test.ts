import { createCipheriv } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FileFlag } from '../../src/submission/file-flags.ts';
import { lookIntoPdf } from '../../src/server/files/pdf-objects.ts';
import { maxFileBytes } from '../../src/submission/upload.ts';
import { folded, pdfOf, script, type FilterName } from './made-pdf.ts';

const million = 1_000_000;

/** What is told of a PDF, in the order it is found. */
function look(bytes: Buffer): FileFlag[] {
  const told: FileFlag[] = [];
  lookIntoPdf(bytes, (flag) => told.push(flag));
  return told;
}

const folder = path.join(import.meta.dirname, '../fixtures/pdf');
const honest = readdirSync(folder);

describe('an honest PDF', () => {
  test.each(honest)('has nothing staff should know of: %s', (name) => {
    expect(look(readFileSync(path.join(folder, name)))).toEqual([]);
  });

  test('as large as may be has nothing either, when most of it is a picture', () => {
    const picture = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(
      Buffer.alloc(maxFileBytes - 1_000),
    );
    const head = Buffer.from(
      `3 0 obj <</Type /XObject /Filter /DCTDecode /Length ${picture.length}>>\nstream\n`,
    );
    expect(look(pdfOf(Buffer.concat([head, picture, Buffer.from('\nendstream endobj')])))).toEqual([]);
  });

  test('may name an object and leave it empty, and speak of scripts in a text', () => {
    expect(look(pdfOf('8 0 obj endobj', '9 0 obj (7 /JavaScript /JS) endobj'))).toEqual([]);
  });

  test('may be signed, with what was signed left as it was', () => {
    const signature = `<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [0 9 99 9] /Contents <${'30'.repeat(16_000)}>>>`;
    const signed = pdfOf(
      `9 0 obj ${signature} endobj`,
      '1 0 obj <</AcroForm <</SigFlags 3 /Fields [9 0 R]>>>> endobj',
    );
    expect(look(Buffer.concat([readFileSync(path.join(folder, 'libreoffice.pdf')), signed]))).toEqual([]);
  });

  test('may call a font by two words', () => {
    expect(look(pdfOf('8 0 obj <</BaseFont /Arial,Unicode MS /Subtype /Type0>> endobj'))).toEqual([]);
  });

  test('may keep a colour profile, whose stream counts with /N as those of objects do', () => {
    expect(look(pdfOf('8 0 obj <</N 3 /Length 9>>\nstream\n\0\0\x02\x30lcms\nendstream endobj'))).toEqual([]);
  });
});

describe('a script that runs on opening is seen', () => {
  const filters: readonly FilterName[][] = [
    ['FlateDecode'],
    ['ASCIIHexDecode'],
    ['ASCII85Decode'],
    ['LZWDecode'],
    ['RunLengthDecode'],
    ['ASCIIHexDecode', 'FlateDecode'],
    ['ASCII85Decode', 'LZWDecode', 'RunLengthDecode'],
    [],
  ];
  test.each(filters.map((names) => ({ names })))('in a stream folded with $names', ({ names }) => {
    expect(look(pdfOf(folded([script], { filters: names })))).toEqual(['script']);
  });

  test.each([
    ['unfolded beyond four million bytes', folded([' '.repeat(9 * million), script])],
    [
      'after many other streams',
      Buffer.concat([...Array.from({ length: 300 }, () => folded(['(a)'])), folded([script])]),
    ],
    ['its type written in escapes', folded([script], { type: '/Type /Ob#6a#53tm' })],
    ['its type kept in another object', folded([script], { type: '/Type 9 0 R' })],
    ['its type left out', folded([script], { type: '' })],
    ['its filter written in escapes', folded([script], { written: '/F#69lter /Flate#44ecode' })],
    ['its filter written short', folded([script], { written: '/Filter /Fl' })],
    ['long words before the stream', folded([script], { more: `/Note (${'a'.repeat(400)})` })],
    ['a long comment before the stream', folded([script], { before: ` %${'a'.repeat(400)}` })],
    ['a script after it in a text', folded(['(\\) /Innocent', script].reverse())],
    ['its length too short', folded([script], { more: '/Length 3' })],
  ])('in a stream with %s', (_, stream) => {
    expect(look(pdfOf(stream))).toContain('script');
  });

  test.each([
    ['its names written in escapes', '7 0 obj <</#53 /#4aava#53cript>> endobj'],
    ['its name given by another object', '7 0 obj <</S 8 0 R>> endobj 8 0 obj /JavaScript endobj'],
    ['a comment in its head', '7 0 %\n obj%\n<</S%\n/JavaScript>> endobj'],
    ['a later object of the same number', `7 0 obj ${script} endobj\n7 0 obj <</S /GoTo>> endobj`],
    ['a later key of the same name', '7 0 obj <</S /JavaScript /S /GoTo>> endobj'],
    ['an object that is not closed', `7 0 obj << /A (b) ${script.slice(2, -2)}\n8 0 obj <<>> endobj`],
    [
      'a stream around it, into which the table points',
      `3 0 obj <</Length 80>>\nstream\n7 0 obj ${script} endobj\nendstream endobj`,
    ],
    ['a text around it, into which the table points', `3 0 obj (a 7 0 obj ${script} endobj) endobj`],
    ['a comment around it, into which the table points', `% 7 0 obj ${script} endobj`],
    ['what ends the file before it', `startxref\n0\n%%EOF\n7 0 obj ${script} endobj`],
  ])('in an object with %s', (_, object) => {
    expect(look(pdfOf(object))).toContain('script');
  });
});

describe('what else a PDF may do is told apart', () => {
  test.each([
    ['script', '<</S /Rendition /JS 9 0 R>>'],
    ['launch', '<</S /Launch /F (cmd.exe)>>'],
    ['embedded_file', '<</Names <</EmbeddedFiles 9 0 R>>>>'],
    ['embedded_file', '<</Subtype /RichMedia>>'],
    ['submit_form', '<</S /SubmitForm /F (https://example.org/)>>'],
    ['import_data', '<</S /ImportData /F (a.fdf)>>'],
    ['remote_goto', '<</S /GoToR /F (b.pdf)>>'],
    ['remote_goto', '<</S /GoToE /T <<>>>>'],
    ['xfa', '<</AcroForm <</XFA 9 0 R>>>>'],
    ['encrypted', '<</Encrypt 9 0 R>>'],
  ])('%s: %s', (flag, object) => {
    expect(look(pdfOf(`7 0 obj ${object} endobj`))).toEqual([flag]);
    expect(look(pdfOf(folded([object])))).toEqual([flag]);
  });

  test('a password, which the trailer tells of', () => {
    expect(look(Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <</Encrypt 5 0 R>>\n%%EOF\n'))).toEqual([
      'encrypted',
    ]);
  });
});

describe('what could not be looked at is told', () => {
  test.each([
    ['a filter nobody knows', folded([script], { written: '/Filter /Secret' })],
    ['a filter that another object names', folded([script], { written: '/Filter 9 0 R' })],
    [
      'a comment of five million letters before its data',
      folded([script], { before: ` %${'a'.repeat(5 * million)}` }),
    ],
    [
      'neither a number of objects nor their place',
      Buffer.from('5 0 obj <</Type /ObjStm>>\nstream\n<<>>\nendstream endobj'),
    ],
    ['a filter said twice', folded([script], { more: '/Filter /ASCIIHexDecode' })],
    [
      'data that its filter does not understand',
      folded([script], { filters: [], written: '/Filter /FlateDecode' }),
    ],
    ['a predictor', folded([script], { more: '/DecodeParms <</Predictor 12 /Columns 4>>' })],
    ['data in another file', folded([script], { more: '/F (other.bin)' })],
    ['more objects than it holds', folded([script], { more: '/N 9' })],
    ['a beginning that another object names', folded([script], { more: '/First 9 0 R' })],
    ['an object that ends too soon', folded(['<</S /GoTo'])],
    ['more than 32 MB unfolded', folded([' '.repeat(34 * million), script])],
    [
      'one filter within another that unfolds without end',
      folded([' '.repeat(200 * million)], {
        filters: ['ASCIIHexDecode', 'FlateDecode'],
        written: '/Filter [/FlateDecode /ASCIIHexDecode]',
      }),
    ],
  ])('a stream of objects with %s', (_, stream) => {
    expect(look(pdfOf(stream))).toContain('not_fully_checked');
  });

  test.each([
    ['an object that is none', pdfOf('7 0 obj <</S }> endobj')],
    [
      'a name that begins after four million blanks',
      pdfOf(`7 0 obj ${' '.repeat(3_999_995)}/JavaScript endobj`),
    ],
    ['one with a long comment in its head', pdfOf(`7 0 %${'a'.repeat(2_000)}\nobj <</S }> endobj`)],
    ['no object at all', Buffer.from('%PDF-1.7\n%%EOF\n')],
    ['an object cut off', Buffer.from('%PDF-1.7\n7 0 obj <</S /GoTo \n%%EOF\n')],
  ])('%s', (_, bytes) => {
    expect(look(bytes)).toEqual(['not_fully_checked']);
  });

  test('what was seen before is told all the same', () => {
    expect(look(pdfOf(folded([script]), '8 0 obj <<'))).toEqual(['script', 'not_fully_checked']);
  });
});
