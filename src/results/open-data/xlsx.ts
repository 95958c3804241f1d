import writeExcelFile, { type CellObject } from 'write-excel-file/node';
import { harmless, type Value } from './csv.ts';
import type { Table } from './table.ts';

/** Tables as one Excel workbook, after a sheet that says what it is; the same tables give the same bytes. */
export async function toXlsx(about: readonly string[], tables: readonly Table[]): Promise<Buffer> {
  const first = {
    sheet: 'Giới thiệu',
    data: about.map((line) => [textCell(line)]),
    columns: [{ width: 110 }],
  };
  const sheets = tables.map(({ name, fields, rows }) => ({
    sheet: name,
    data: [
      fields.map(({ title }) => ({ ...textCell(title), fontWeight: 'bold', wrap: true }) as const),
      fields.map((field) => ({ ...textCell(field.name), fontWeight: 'bold' }) as const),
      ...rows.map((row) => row.map(cellOf)),
    ],
    columns: fields.map(({ name: head }) => ({ width: Math.max(14, head.length + 2) })),
    stickyRowsCount: 2,
  }));
  return withoutTimes(await writeExcelFile([first, ...sheets]).toBuffer());
}

const textCell = (text: string): CellObject => ({ value: harmless(text), type: String });

function cellOf(value: Value): CellObject | null {
  if (value === null) return null;
  if (typeof value === 'number') return { value, type: Number };
  return typeof value === 'boolean' ? { value, type: Boolean } : textCell(value);
}

const [centralSignature, endSignature, firstDay] = [0x02014b50, 0x06054b50, 0x0021];

/** A zip whose entries all are of 1/1/1980: the writer puts the time of the build there, which is no fact of the data. */
export function withoutTimes(zip: Buffer): Buffer {
  const end = zip.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0 || zip.readUInt32LE(end) !== endSignature) throw new Error('The workbook is not a zip file.');
  let at = zip.readUInt32LE(end + 16);
  while (zip.readUInt32LE(at) === centralSignature) {
    const local = zip.readUInt32LE(at + 42);
    for (const place of [at + 12, local + 10]) zip.writeUInt32LE(firstDay * 0x10000, place);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return zip;
}
