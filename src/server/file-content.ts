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
  const texts = [bytes.toString('latin1'), ...objectStreams(bytes)].map(plainNames);
  return marks.flatMap(([flag, mark]) => (texts.some((text) => mark.test(text)) ? [flag] : []));
}

/** Names with their hidden letters shown: /J#61vaScript is /JavaScript. */
const plainNames = (text: string): string =>
  text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Bytes a stream may unfold to, and streams that are unfolded: a small file must not fill the memory. */
const unfolded = { length: 4_000_000, streams: 200 };

/** What PDF keeps folded up: the objects within streams, as far as they can be unfolded. */
function objectStreams(bytes: Buffer): string[] {
  const text = bytes.toString('latin1');
  const starts = [...text.matchAll(/\/ObjStm[\s\S]{0,300}?stream\r?\n/g)].slice(0, unfolded.streams);
  return starts.flatMap(({ index, 0: { length } }) => {
    try {
      const folded = bytes.subarray(index + length);
      return [inflateSync(folded, { maxOutputLength: unfolded.length }).toString('latin1')];
    } catch {
      return [];
    }
  });
}
