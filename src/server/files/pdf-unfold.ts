import { inflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFRawStream,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { context } from './pdf-reader.ts';

/** Bytes that are unfolded, by one filter and by all of a file: a small file must not fill the memory. */
const limits = { one: 16_000_000, all: 32_000_000 } as const;

/** Names of filters, as short as some programs take them. */
const shortNames: Readonly<Record<string, string>> = {
  '/Fl': '/FlateDecode',
  '/AHx': '/ASCIIHexDecode',
  '/A85': '/ASCII85Decode',
  '/LZW': '/LZWDecode',
  '/RL': '/RunLengthDecode',
};

interface Filter {
  name: string;
  parameters: PDFDict | undefined;
}

/** Unfolds the streams of one file, until they were too many bytes in all. */
export class Unfolding {
  #left: number = limits.all;

  /**
   * What a stream is without its filters. Filters tell by themselves where the data ends, so it may be followed by more.
   *
   * @throws when a filter is not known, does not understand the data, or unfolds too much.
   */
  unfold(dict: PDFDict, data: Uint8Array): Uint8Array {
    if (dict.has(PDFName.of('F'))) throw new Error('the data is in another file');
    let unfolded = data;
    for (const filter of filtersOf(dict)) {
      unfolded = applyFilter(filter, unfolded, Math.min(limits.one, this.#left));
      this.#left -= unfolded.length;
    }
    return unfolded;
  }
}

function filtersOf(dict: PDFDict): Filter[] {
  const parameters = listOf(dict.get(PDFName.of('DecodeParms')));
  return listOf(dict.get(PDFName.of('Filter'))).map((filter, index) => {
    if (!(filter instanceof PDFName)) throw new Error('a filter without a name');
    const name = shortNames[filter.asString()] ?? filter.asString();
    return { name, parameters: parametersOf(parameters[index]) };
  });
}

const listOf = (value: PDFObject | undefined): PDFObject[] =>
  value instanceof PDFArray ? value.asArray() : value === undefined || value === PDFNull ? [] : [value];

function parametersOf(value: PDFObject | undefined): PDFDict | undefined {
  if (value === undefined || value === PDFNull) return undefined;
  if (!(value instanceof PDFDict)) throw new Error('parameters that are elsewhere');
  const predictor = value.get(PDFName.of('Predictor')) ?? PDFNumber.of(1);
  if (!(predictor instanceof PDFNumber) || predictor.asNumber() !== 1) throw new Error('a predictor');
  return value;
}

function applyFilter({ name, parameters }: Filter, data: Uint8Array, limit: number): Uint8Array {
  // The parser's own inflating has no limit within a block.
  if (name === '/FlateDecode') return inflateSync(data, { maxOutputLength: Math.max(limit, 1) });
  const dict = PDFDict.withContext(context);
  dict.set(PDFName.of('Filter'), PDFName.of(name.slice(1)));
  if (parameters) dict.set(PDFName.of('DecodeParms'), parameters);
  const stream = decodePDFRawStream(PDFRawStream.of(dict, data));
  let length = 0;
  for (let part = -1; part !== 0; length += part) {
    if (length > limit) throw new Error('too much');
    part = stream.getBytes(65_536).length;
  }
  return stream.decode();
}
