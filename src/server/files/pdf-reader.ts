import { PDFContext, PDFDict, PDFName, PDFNull, PDFObjectParser, type PDFObject } from '@cantoo/pdf-lib';

/** Bytes one object may have; the largest of honest files are lists of some hundred thousand references. */
const longestObject = 4_000_000;

/** What the parser wants to know of a document: here it stays empty. */
export const context: PDFContext = PDFContext.create();
const [lessThan, greaterThan, lineFeed, carriageReturn] = [0x3c, 0x3e, 0x0a, 0x0d];
const streamWord = [...'stream'].map((letter) => letter.charCodeAt(0));
/** Whether a byte is part of a word: neither white space nor one of PDF's delimiters. */
const isRegular = (byte: number): boolean => byte > 0x20 && !'()<>[]{}/%'.includes(String.fromCharCode(byte));
const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x09;

/**
 * Reads one object of a PDF, at any place, and tells every name in it, with its escapes resolved: "/JavaScript". Of the
 * parser only this is used: its walk through a whole file lets a later object replace an earlier one of the same number,
 * and passes over what it does not understand.
 */
export class PdfReader extends PDFObjectParser {
  /** Whether a dictionary says a key twice, or something between keys: two programs may read it in two ways. */
  isAmbiguous = false;
  readonly #at: number;
  readonly #isCut: boolean;
  readonly #tell: (name: string) => void;

  constructor(bytes: Uint8Array, at: number, tell: (name: string) => void) {
    const part = bytes.subarray(at, at + longestObject);
    super(PDFObjectParser.forBytes(part, context)['bytes'], context);
    this.#at = at;
    this.#isCut = at + longestObject < bytes.length;
    this.#tell = tell;
  }

  /**
   * The object.
   *
   * @throws when it is not one, too long, or nested too deeply.
   */
  read(): PDFObject {
    const object = this.parseObject();
    // Names and numbers end where the bytes do, here perhaps in their midst.
    if (this.#isCut && this.bytes.done()) throw new Error('too long');
    return object;
  }

  /** Whole numbers, as far as there are any. */
  *integers(): Generator<number> {
    for (;;) {
      this.skipWhitespaceAndComments();
      const byte = this.bytes.peek();
      if (!(byte >= 0x30 && byte <= 0x39)) return;
      yield this.parseRawInt();
    }
  }

  /** After a dictionary: where the data of its stream begins; "unclear" when programs may differ about it. */
  dataStart(): number | 'unclear' | undefined {
    this.skipWhitespaceAndComments();
    if (this.bytes.done()) return 'unclear';
    if (!this.matchKeyword(streamWord)) return undefined;
    while (isBlank(this.bytes.peek())) this.bytes.next();
    if (this.bytes.peek() === carriageReturn) {
      this.bytes.next();
      if (this.bytes.peek() === lineFeed) this.bytes.next();
    } else if (this.bytes.peek() === lineFeed) this.bytes.next();
    else return 'unclear';
    return this.#at + this.bytes.offset();
  }

  protected override parseName(): PDFName {
    const name = super.parseName();
    this.#tell(name.asString());
    return name;
  }

  protected override parseDict(): PDFDict {
    this.bytes.assertNext(lessThan);
    this.bytes.assertNext(lessThan);
    this.skipWhitespaceAndComments();
    const entries = new Map<PDFName, PDFObject>();
    while (this.bytes.peek() !== greaterThan) {
      if (this.#skipWord()) continue;
      const key = this.parseName();
      const value = this.#isAtEnd() ? PDFNull : this.parseObject();
      this.isAmbiguous ||= entries.has(key);
      entries.set(key, value);
      this.skipWhitespaceAndComments();
    }
    this.bytes.assertNext(greaterThan);
    this.bytes.assertNext(greaterThan);
    return PDFDict.fromMapWithContext(entries, context);
  }

  /** Fonts are called by names of two words, without the escape this takes; programs pass over the second. */
  #skipWord(): boolean {
    const start = this.bytes.offset();
    while (isRegular(this.bytes.peek())) this.bytes.next();
    if (this.bytes.offset() === start) return false;
    this.isAmbiguous = true;
    this.skipWhitespaceAndComments();
    return true;
  }

  /** Whether a dictionary ends where the value of its last key should be. */
  #isAtEnd(): boolean {
    this.skipWhitespaceAndComments();
    return this.bytes.peek() === greaterThan;
  }

  /** Data of streams is not taken along: what it says of its own length is not to be relied on. */
  protected override parseDictOrStream(): PDFDict {
    return this.parseDict();
  }
}
