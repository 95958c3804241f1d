import { inflateSync } from 'node:zlib';
import type { AttachmentType } from '../submission/attachment.ts';

/** What staff should know of a file before they open it. */
export type FileFlag = 'script' | 'launch' | 'embedded_file' | 'encrypted' | 'truncated';

/** What is remarkable in a file of this type. */
export function flagsOf(bytes: Buffer, type: AttachmentType): FileFlag[] {
  const truncated: FileFlag[] = isWhole(bytes, type) ? [] : ['truncated'];
  return type === 'application/pdf' ? [...flagsOfPdf(bytes), ...truncated] : truncated;
}

/** Whether the mark that ends such a file stands near its end. */
function isWhole(bytes: Buffer, type: AttachmentType): boolean {
  const end = bytes.subarray(-2_048);
  if (type === 'application/pdf') return end.includes('%%EOF');
  return type === 'image/png' ? end.includes('IEND') : end.includes(Buffer.from([0xff, 0xd9]));
}

const marks: readonly (readonly [FileFlag, RegExp])[] = [
  ['script', /\/(JavaScript|JS)(?![A-Za-z])/],
  ['launch', /\/Launch(?![A-Za-z])/],
  ['embedded_file', /\/(EmbeddedFiles?|RichMedia)(?![A-Za-z])/],
  ['encrypted', /\/Encrypt(?![A-Za-z])/],
];

function flagsOfPdf(bytes: Buffer): FileFlag[] {
  const whole = bytes.toString('latin1');
  const found = new Set(flagsIn(whole));
  for (const text of objectStreams(bytes, whole)) for (const flag of flagsIn(text)) found.add(flag);
  return marks.map(([flag]) => flag).filter((flag) => found.has(flag));
}

function flagsIn(text: string): FileFlag[] {
  const plain = plainNames(text);
  return marks.flatMap(([flag, mark]) => (mark.test(plain) ? [flag] : []));
}

/** Names with their hidden letters shown: /J#61vaScript is /JavaScript. */
const plainNames = (text: string): string =>
  text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Bytes that are unfolded, of one stream and of all, and how many streams: a small file must not fill the memory. */
const unfolded = { one: 4_000_000, all: 32_000_000, streams: 200 };

/** What PDF keeps folded up, one at a time: the objects within streams, as far as they can be unfolded. */
function* objectStreams(bytes: Buffer, whole: string): Generator<string> {
  let left = unfolded.all;
  const starts = [...whole.matchAll(/\/ObjStm[\s\S]{0,300}?stream\r?\n/g)].slice(0, unfolded.streams);
  for (const { index, 0: head } of starts) {
    if (left <= 0) return;
    const length = Math.min(unfolded.one, left);
    const stream = unfold(bytes.subarray(index + head.length), length);
    left -= stream === 'too_large' ? length : stream.length;
    if (stream !== 'too_large') yield stream.toString('latin1');
  }
}

/** A stream unfolded, empty when it can't be; too large when there is more of it than this length. */
function unfold(folded: Buffer, length: number): Buffer | 'too_large' {
  try {
    return inflateSync(folded, { maxOutputLength: length });
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return isTooLarge ? 'too_large' : Buffer.alloc(0);
  }
}
