import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inflateSync } from 'node:zlib';

/** One file of a font of the site, under the family name it is to be found by. */
export interface NamedFont {
  file: string;
  family: string;
}

/**
 * Fonts of the site as files the picture renderer reads: it knows TrueType, the packages hold WOFF, which is the same with
 * each table compressed (W3C, WOFF 1.0). Each has a family name of its own, for the renderer looks for no letter in the
 * other files of a family. The files are there for as long as they are used.
 */
export async function withFontFiles<T>(fonts: readonly NamedFont[], use: (files: string[]) => T): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'survey-fonts-'));
  const writeTrueType = async ({ file, family }: NamedFont): Promise<string> => {
    const target = path.join(folder, `${family}.ttf`);
    await writeFile(target, trueTypeOf(await readFile(file), family));
    return target;
  };
  try {
    return use(await Promise.all(fonts.map(writeTrueType)));
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface FontTable {
  tag: Buffer;
  checksum: number;
  data: Buffer;
}

/** A WOFF file as the TrueType file it was made from, under another family name. */
export function trueTypeOf(woff: Buffer, family: string): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('This is not a WOFF file.');
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => tableAt(woff, 44 + 20 * index)).map((table) =>
    table.tag.toString('latin1') === 'name' ? { ...table, data: nameTable(family) } : table,
  );
  const head = Buffer.alloc(12 + 16 * count);
  const power = 2 ** Math.floor(Math.log2(count));
  woff.copy(head, 0, 4, 8);
  [count, power * 16, Math.log2(power), count * 16 - power * 16].forEach((value, index) =>
    head.writeUInt16BE(value, 4 + 2 * index),
  );
  let at = head.length;
  const bodies = tables.map(({ tag, checksum, data }, index) => {
    const entry = 12 + 16 * index;
    tag.copy(head, entry);
    [checksum, at, data.length].forEach((value, part) => head.writeUInt32BE(value, entry + 4 + 4 * part));
    const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
    at += padded.length;
    return padded;
  });
  return Buffer.concat([head, ...bodies]);
}

function tableAt(woff: Buffer, entry: number): FontTable {
  const [offset = 0, compressed = 0, length = 0, checksum = 0] = [4, 8, 12, 16].map((part) =>
    woff.readUInt32BE(entry + part),
  );
  const stored = woff.subarray(offset, offset + compressed);
  return {
    ...{ tag: woff.subarray(entry, entry + 4), checksum },
    data: compressed < length ? inflateSync(stored) : stored,
  };
}

/** The smallest table of names: family (1) and PostScript name (6) for Windows in English (platform 3, encoding 1, language 0x409). */
function nameTable(family: string): Buffer {
  const text = Buffer.from(family, 'utf16le').swap16();
  const records = [1, 6].flatMap((name) => [3, 1, 0x409, name, text.length, 0]);
  const words = [0, 2, 6 + 2 * records.length, ...records];
  const head = Buffer.alloc(2 * words.length);
  words.forEach((value, index) => head.writeUInt16BE(value, 2 * index));
  return Buffer.concat([head, text]);
}
