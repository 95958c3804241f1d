import { Inflate } from 'fflate';

/** Why a file of Excel or Word is not read; what is said of each is in `fault-words.ts`. */
export type PackageFault =
  | 'too_large'
  | 'not_a_package'
  | 'old_or_locked'
  | 'damaged'
  | 'unpacks_too_large'
  | 'too_many_parts'
  | 'macros'
  | 'outside_links'
  | 'entities'
  | 'too_much_inside';

/** A file that is not read, and why. */
export class PackageError extends Error {
  readonly fault: PackageFault;

  constructor(fault: PackageFault) {
    super(`The file is not read: ${fault}.`);
    this.fault = fault;
  }
}

/** What a file of Excel or Word may be: bytes as it comes, parts in it, bytes of the parts read once they are unpacked. */
export const packageLimits = {
  bytes: 5_000_000,
  parts: 500,
  unpacked: 12_000_000,
  /** Times a part of more than 1 MB may grow; honest ones grow about 10 to 30 times. */
  ratio: 150,
} as const;

/** The parts of a file of Excel or Word (Office Open XML), each unpacked when it is asked for. */
export interface OfficePackage {
  names: readonly string[];
  /** The text of a part; undefined when there is none of this name. */
  text: (name: string) => string | undefined;
}

interface Entry {
  method: number;
  packed: number;
  unpacked: number;
  local: number;
}

/** Opens a file a person chose; its length is looked at before a byte of it is read. Throws a `PackageError`. */
export async function openOfficeFile(file: Blob): Promise<OfficePackage> {
  if (file.size > packageLimits.bytes) throw new PackageError('too_large');
  return openPackage(new Uint8Array(await file.arrayBuffer()));
}

/** Opens the bytes of a file of Excel or Word. Only its directory is read at first. Throws a `PackageError`. */
export function openPackage(bytes: Uint8Array<ArrayBuffer>): OfficePackage {
  if (bytes.length > packageLimits.bytes) throw new PackageError('too_large');
  // What Office wrote before 2007, and what it locks with a password, is a compound file.
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new PackageError('old_or_locked');
  if (!startsWith(bytes, [0x50, 0x4b])) throw new PackageError('not_a_package');
  const entries = orDamaged(() => readDirectory(bytes));
  const names = [...entries.keys()];
  if (names.some((name) => /\/(vba(project|data)|activex|macrosheets)\b/i.test(name)))
    throw new PackageError('macros');
  if (names.some((name) => /\/(externallinks|embeddings)\//i.test(name)))
    throw new PackageError('outside_links');
  let left: number = packageLimits.unpacked;
  return {
    names,
    text: (name) => {
      const entry = entries.get(name);
      if (!entry) return undefined;
      if (entry.unpacked > left || grows(entry)) throw new PackageError('unpacks_too_large');
      left -= entry.unpacked;
      const text = orDamaged(() => new TextDecoder('utf-8', { fatal: true }).decode(unpack(bytes, entry)));
      if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new PackageError('entities');
      return text;
    },
  };
}

const grows = ({ packed, unpacked }: Entry): boolean =>
  unpacked > 1_000_000 && unpacked > packed * packageLimits.ratio;

const startsWith = (bytes: Uint8Array, first: readonly number[]): boolean =>
  first.every((byte, at) => bytes[at] === byte);

const [endSignature, centralSignature, localSignature] = [0x06054b50, 0x02014b50, 0x04034b50];

/** The directory at the end of a zip file: where each part lies, and how long it says it is. */
function readDirectory(bytes: Uint8Array<ArrayBuffer>): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let end = bytes.length - 22;
  const first = Math.max(0, end - 0xffff);
  while (end >= first && view.getUint32(end, true) !== endSignature) end -= 1;
  if (end < first) throw new PackageError('damaged');
  const count = view.getUint16(end + 10, true);
  if (count > packageLimits.parts) throw new PackageError('too_many_parts');
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let left = count; left > 0; left -= 1) {
    if (view.getUint32(at, true) !== centralSignature) throw new PackageError('damaged');
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    entries.set(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name!)), {
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      local: view.getUint32(at + 42, true),
    });
    at += 46 + name! + extra! + comment!;
  }
  return entries;
}

/** The bytes of a part; what is longer than the directory said is given up soon after that. */
function unpack(bytes: Uint8Array<ArrayBuffer>, { method, packed, unpacked, local }: Entry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint32(local, true) !== localSignature) throw new PackageError('damaged');
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const content = bytes.subarray(from, from + packed);
  if (method === 0) return content;
  if (method !== 8) throw new PackageError('damaged');
  const whole = new Uint8Array(unpacked);
  let length = 0;
  const inflate = new Inflate((chunk) => {
    if (length + chunk.length > unpacked) throw new PackageError('unpacks_too_large');
    whole.set(chunk, length);
    length += chunk.length;
  });
  // In small pieces: of one, at most a thousand times as much can come before the length is looked at again.
  for (let at = 0; at < content.length; at += piece)
    inflate.push(content.subarray(at, at + piece), at + piece >= content.length);
  if (length !== unpacked) throw new PackageError('damaged');
  return whole;
}

const piece = 4096;

function orDamaged<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw error instanceof PackageError ? error : new PackageError('damaged');
  }
}
