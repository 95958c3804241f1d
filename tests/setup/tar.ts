import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** One file or folder in a tar file. */
interface Entry {
  name: string;
  isFolder: boolean;
  content: Buffer;
  /** With its header and to the end of its last block, as it lies in the tar file. */
  whole: Buffer;
}

const block = 512;

/** What a tar file holds, in order. */
export function* entriesOf(tar: Buffer): Generator<Entry> {
  const text = (from: number, length: number): string =>
    tar.toString('latin1', from, from + length).replace(/\0.*$/s, '');
  for (let at = 0; at < tar.length && text(at, 1) !== '';) {
    const size = parseInt(text(at + 124, 12), 8) || 0;
    const end = at + block + Math.ceil(size / block) * block;
    yield {
      name: text(at, 100).replace(/^\//, ''),
      isFolder: text(at + 156, 1) === '5',
      content: tar.subarray(at + block, at + block + size),
      whole: tar.subarray(at, end),
    };
    at = end;
  }
}

/** Writes what a tar file holds into a folder, which is made. */
export async function unpack(tar: Buffer, folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 });
  for (const { name, isFolder, content } of entriesOf(tar)) {
    const place = path.join(folder, name);
    await mkdir(isFolder ? place : path.dirname(place), { recursive: true });
    if (!isFolder) await writeFile(place, content);
  }
}
