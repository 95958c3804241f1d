import { PDFDict, PDFName, PDFNumber, type PDFObject } from '@cantoo/pdf-lib';
import type { FileFlag } from '../../submission/file-flags.ts';
import { PdfReader } from './pdf-reader.ts';
import { Unfolding } from './pdf-unfold.ts';

/** Names that say what a PDF may do: types of actions and annotations, and the keys that hold such. */
const flagsOfNames: Readonly<Record<string, FileFlag>> = {
  '/JavaScript': 'script',
  '/JS': 'script',
  '/OnInstantiate': 'script',
  '/Launch': 'launch',
  '/EmbeddedFile': 'embedded_file',
  '/EmbeddedFiles': 'embedded_file',
  '/RichMedia': 'embedded_file',
  '/SubmitForm': 'submit_form',
  '/ImportData': 'import_data',
  '/GoToR': 'remote_goto',
  '/GoToE': 'remote_goto',
  '/XFA': 'xfa',
  '/Encrypt': 'encrypted',
};

/** After this many objects that are not understood the rest is left: it can't be told any more what the file is. */
const mostUnclear = 1_000;

/**
 * Tells what is remarkable in a PDF, object by object, wherever one stands: not by the file's own table of objects, which
 * programs follow to any place and which may leave out or override some. What is in object streams is unfolded.
 * "not_fully_checked" is told when anything could not be understood; no object at all counts as that.
 */
export function lookIntoPdf(file: Uint8Array, tell: (flag: FileFlag) => void): void {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const look = new Look(bytes, tell);
  for (const at of placesOf(bytes, 'trailer')) look.takeIn(at);
  for (const at of placesOf(bytes, 'obj')) {
    if (look.unclear > mostUnclear) return;
    if (bytes.toString('latin1', at - 6, at) !== 'endobj') look.takeIn(at);
  }
  if (look.understood === 0) look.markUnclear();
}

/** Where a word ends, each time it stands in the file. */
function* placesOf(bytes: Buffer, word: string): Generator<number> {
  for (let at = bytes.indexOf(word); at >= 0; at = bytes.indexOf(word, at + 1)) yield at + word.length;
}

class Look {
  unclear = 0;
  understood = 0;
  readonly #bytes: Buffer;
  readonly #tell: (flag: FileFlag) => void;
  readonly #told = new Set<FileFlag>();
  readonly #unfolding = new Unfolding();

  constructor(bytes: Buffer, tell: (flag: FileFlag) => void) {
    this.#bytes = bytes;
    this.#tell = tell;
  }

  /** Takes in the object at a place; where no head of an object stands before it, it is no matter when there is none. */
  takeIn(at: number): void {
    const reader = this.#readerOf(this.#bytes, at);
    const object = this.#read(reader, () => isHead(this.#bytes, at) && !isEmpty(this.#bytes, at));
    if (object === undefined) return;
    this.understood += 1;
    if (object instanceof PDFDict && hasObjects(object)) this.#takeInStream(object, reader);
  }

  /** Something was not understood. */
  markUnclear(): void {
    this.unclear += 1;
    this.#say('not_fully_checked');
  }

  #read(reader: PdfReader, hasToBe: () => boolean): PDFObject | undefined {
    try {
      return reader.read();
    } catch {
      if (hasToBe()) this.markUnclear();
      return undefined;
    }
  }

  #takeInStream(dict: PDFDict, reader: PdfReader): void {
    const start = reader.dataStart();
    if (start === undefined) return;
    try {
      if (start === 'unclear') throw new Error('said in two ways');
      if (reader.isAmbiguous) this.markUnclear();
      const content = this.#unfolding.unfold(dict, this.#bytes.subarray(start));
      if (dict.has(firstKey) || isTyped(dict) || beginsWithTable(content)) this.#takeInObjects(content, dict);
    } catch {
      this.markUnclear();
    }
  }

  #takeInObjects(content: Uint8Array, dict: PDFDict): void {
    const first = numberOf(dict, firstKey);
    const table = [...this.#readerOf(content.subarray(0, first), 0).integers()];
    const places = table.filter((_, index) => index % 2 === 1);
    if (places.length < numberOf(dict, countKey)) throw new Error('less than said');
    for (const place of places) {
      if (this.unclear > mostUnclear) return;
      this.#read(this.#readerOf(content, first + place), () => true);
    }
  }

  #readerOf(bytes: Uint8Array, at: number): PdfReader {
    return new PdfReader(bytes, at, (name) => {
      const flag = flagsOfNames[name];
      if (flag !== undefined) this.#say(flag);
    });
  }

  #say(flag: FileFlag): void {
    if (!this.#told.has(flag)) this.#tell(flag);
    this.#told.add(flag);
  }
}

const [countKey, firstKey, typeKey] = [PDFName.of('N'), PDFName.of('First'), PDFName.of('Type')];

/** Whether a dictionary, if it is one of a stream, may be of a stream of objects; its type some programs do not ask for. */
const hasObjects = (dict: PDFDict): boolean => dict.has(countKey) || dict.has(firstKey) || isTyped(dict);
const isTyped = (dict: PDFDict): boolean => dict.get(typeKey) === PDFName.of('ObjStm');

function numberOf(dict: PDFDict, key: PDFName): number {
  const value = dict.get(key);
  if (value instanceof PDFNumber && value.asNumber() >= 0) return Math.floor(value.asNumber());
  throw new Error('not a number');
}

/** Whether a stream begins as one of objects; colour profiles, which have a number /N too, do not. */
const beginsWithTable = (content: Uint8Array): boolean =>
  /^[\s\0]*\d+\s+\d/.test(Buffer.from(content.subarray(0, 64)).toString('latin1'));

/** Whether "obj", which ends here, has the two numbers before it that make it the head of an object. */
function isHead(bytes: Buffer, at: number): boolean {
  const before = bytes.toString('latin1', Math.max(0, at - 4_096), at);
  return /\d(?:[\s\0]|%[^\r\n]*[\r\n])+\d+(?:[\s\0]|%[^\r\n]*[\r\n])*obj$/.test(before);
}

/** Whether an object ends where it begins, which stands for null. */
const isEmpty = (bytes: Buffer, at: number): boolean =>
  /^\s*endobj/.test(bytes.toString('latin1', at, at + 64));
