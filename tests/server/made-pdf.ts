import { deflateSync } from 'node:zlib';

/** An action that runs a script. */
export const script: string = '<</S /JavaScript /JS (app.alert\\(1\\))>>';

/** A PDF of these objects, each as it stands in the file, with a trailer but no table of where they are. */
export const pdfOf = (...objects: (string | Buffer)[]): Buffer =>
  Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    Buffer.from('1 0 obj <</Type /Catalog /OpenAction 7 0 R>> endobj\n'),
    ...objects.flatMap((object) => [bytesOf(object), Buffer.from('\n')]),
    Buffer.from('trailer <</Root 1 0 R>>\n%%EOF\n'),
  ]);

const bytesOf = (text: string | Buffer): Buffer =>
  typeof text === 'string' ? Buffer.from(text, 'latin1') : text;

/** How an object stream is written down, where a test wants it otherwise. */
export interface Folding {
  /** The names of the filters, applied to the data from last to first, as PDF reads them. */
  filters?: readonly FilterName[];
  /** The filters as they are written, when that is not a plain list of their names. */
  written?: string;
  /** What the dictionary says besides. */
  more?: string;
  type?: string;
  /** What stands between the dictionary and the word "stream". */
  before?: string;
}

/** An object stream of some objects, numbered from 7 on: what a PDF keeps folded up. */
export function folded(objects: readonly string[], folding: Folding = {}): Buffer {
  const { filters = ['FlateDecode'], more = '', type = '/Type /ObjStm', before = '' } = folding;
  const written = folding.written ?? `/Filter [${filters.map((name) => `/${name}`).join(' ')}]`;
  let offset = 0;
  const places = objects.map((object, index) => {
    const place = `${index + 7} ${offset}`;
    offset += object.length + 1;
    return place;
  });
  const table = `${places.join(' ')}\n`;
  const content = Buffer.from(`${table}${objects.join('\n')}\n`, 'latin1');
  const data = filters.reduceRight<Buffer>((bytes, name) => encoders[name](bytes), content);
  const dict = `${type} /N ${objects.length} /First ${table.length} /Length ${data.length} ${written} ${more}`;
  const head = `5 0 obj <<${dict}>>${before}\nstream\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), data, Buffer.from('\nendstream endobj')]);
}

/** A filter of PDF that tests can write. */
export type FilterName = keyof typeof encoders;

const encoders = {
  FlateDecode: (bytes: Buffer) => deflateSync(bytes),
  ASCIIHexDecode: (bytes: Buffer) => Buffer.from(`${bytes.toString('hex')}>`),
  ASCII85Decode: (bytes: Buffer) => Buffer.from(`${ascii85(bytes)}~>`),
  LZWDecode: lzw,
  RunLengthDecode: runLength,
} as const;

function ascii85(bytes: Buffer): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4) {
    const part = bytes.subarray(at, at + 4);
    let value = Buffer.concat([part, Buffer.alloc(4)]).readUInt32BE();
    let letters = '';
    for (let digit = 0; digit < 5; digit += 1) {
      letters = String.fromCharCode(33 + (value % 85)) + letters;
      value = Math.floor(value / 85);
    }
    text += part.length === 4 && letters === '!!!!!' ? 'z' : letters.slice(0, part.length + 1);
  }
  return text;
}

/** LZW without any gain: each byte is a code of nine bits, and the table is cleared before codes grow longer. */
function lzw(bytes: Buffer): Buffer {
  const [clear, end] = [256, 257];
  const codes = [...bytes].flatMap((byte, index) => (index % 200 === 0 ? [clear, byte] : [byte]));
  const bits = [...codes, end].map((code) => code.toString(2).padStart(9, '0')).join('');
  const octets = bits.match(/.{1,8}/g) ?? [];
  return Buffer.from(octets.map((octet) => Number.parseInt(octet.padEnd(8, '0'), 2)));
}

function runLength(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += 128) {
    const part = bytes.subarray(at, at + 128);
    parts.push(Buffer.from([part.length - 1]), part);
  }
  return Buffer.concat([...parts, Buffer.from([128])]);
}
