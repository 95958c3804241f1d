import { strToU8, zipSync, type Zippable } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openPackage, PackageError, packageLimits } from '../../src/office-files/open-package.ts';
import { faultWords } from '../../src/office-files/fault-words.ts';
import { readFirstSheet } from '../../src/spreadsheet/read-sheet.ts';

const workbook =
  '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets><sheet name="a" sheetId="1"/></sheets></workbook>';
const sheetOf = (rows: string) =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
const row = (number: number) => `<row r="${number}"><c r="A${number}"><v>1</v></c></row>`;

function packed(parts: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>): Uint8Array<ArrayBuffer> {
  const all: Zippable = { 'xl/workbook.xml': strToU8(workbook) };
  for (const [name, part] of Object.entries(parts))
    all[name] = typeof part === 'string' ? strToU8(part) : part;
  return zipSync(all, { level: 1 });
}

const sheet = (xml: string) => packed({ 'xl/worksheets/sheet1.xml': xml });

/** The word for why a file was not read, or what was thrown instead. */
function faultOf(bytes: Uint8Array<ArrayBuffer>): unknown {
  try {
    readFirstSheet(openPackage(bytes));
    return undefined;
  } catch (error) {
    return error instanceof PackageError ? error.fault : error;
  }
}

/** The same file with another number in the directory entry of its first part of this name. */
function withDeclared(bytes: Uint8Array<ArrayBuffer>, name: string, offset: number, value: number) {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  const wanted = new TextDecoder('latin1').decode(copy).lastIndexOf(name);
  view.setUint32(wanted - 46 + offset, value, true);
  return copy;
}

describe('a hostile file', () => {
  const bomb = sheet(sheetOf('0'.repeat(11_000_000)));

  test('that unpacks to far more than it is, is not unpacked', () => {
    expect(bomb.length).toBeLessThan(100_000);
    expect(faultOf(bomb)).toBe('unpacks_too_large');
  });

  test('that says it is shorter than it unpacks to, is given up there', () => {
    const lying = withDeclared(bomb, 'xl/worksheets/sheet1.xml', 24, 500);
    expect(faultOf(lying)).toBe('unpacks_too_large');
    expect(faultOf(withDeclared(bomb, 'xl/worksheets/sheet1.xml', 24, 0xfffffff0))).toBe('unpacks_too_large');
  });

  test('whose parts are too many or too much together, is not read', () => {
    const many = Object.fromEntries(Array.from({ length: packageLimits.parts }, (_, at) => [`a/${at}`, '']));
    expect(faultOf(packed(many))).toBe('too_many_parts');
    expect(faultOf(new Uint8Array(packageLimits.bytes + 1))).toBe('too_large');
  });

  test('with 100,000 rows, or a cell far out, is not read', () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => row(at + 1)).join('');
    expect(faultOf(sheet(sheetOf(rows)))).toBe('too_much_inside');
    expect(faultOf(sheet(sheetOf('<c r="XFD1048576"><v>1</v></c>')))).toBe('too_much_inside');
    expect(faultOf(sheet(sheetOf('<a>'.repeat(300) + '</a>'.repeat(300))))).toBe('too_much_inside');
  });

  test('with macros, controls, or what it takes from other files, is not read', () => {
    const rest = { 'xl/worksheets/sheet1.xml': sheetOf(row(1)) };
    for (const name of ['xl/vbaProject.bin', 'xl/macrosheets/sheet1.xml', 'xl/activeX/activeX1.xml'])
      expect(faultOf(packed({ ...rest, [name]: 'x' }))).toBe('macros');
    for (const name of ['xl/externalLinks/externalLink1.xml', 'xl/embeddings/oleObject1.bin'])
      expect(faultOf(packed({ ...rest, [name]: 'x' }))).toBe('outside_links');
    const relations =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="x" Target="http://127.0.0.1/" TargetMode="External"/></Relationships>';
    expect(faultOf(packed({ ...rest, 'xl/_rels/workbook.xml.rels': relations }))).toBe('outside_links');
  });

  test('with entities of its own, is not read', () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>';
    expect(faultOf(sheet(laughs + sheetOf('<row r="1"><c r="A1"><v>&b;</v></c></row>')))).toBe('entities');
  });

  test('cut off, scrambled or no zip at all, is damaged in a sentence and never an error of the program', () => {
    const honest = sheet(sheetOf(row(1)));
    expect(faultOf(honest)).toBeUndefined();
    let random = 7;
    for (let turn = 0; turn < 400; turn += 1) {
      const bytes = honest.slice(0, turn % 4 === 0 ? (turn * 7) % honest.length : honest.length);
      for (let change = 0; change < 3; change += 1) {
        random = (random * 48_271) % 2_147_483_647;
        if (bytes.length > 0) bytes[random % bytes.length] = random >> 8;
      }
      const fault = faultOf(bytes);
      if (fault !== undefined) expect(faultWords(new PackageError(fault as never))).toMatch(/\.$/u);
    }
    for (const xml of ['<a', sheetOf('</row>'), '\uFFFF', '']) expect(faultOf(sheet(xml))).toBe('damaged');
  });
});
