import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { importWord } from '../../../src/form/word/import-word.ts';
import { readWord } from '../../../src/form/word/read-word.ts';
import { wordFile } from '../../../src/paper/word/word-document.ts';
import type { FormValues } from '../../../src/questionnaire/form-values.ts';

const main = 'word/document.xml';

/** Files as they were written, to be changed more than once. */
const written = new Map<string, Promise<ArrayBuffer>>();

/** The Word file of a Phiếu as it comes back, with something in its text changed by somebody or by a program. */
export async function returnedWord(
  values: FormValues | undefined,
  change: (xml: string) => string = (xml) => xml,
  parts: Readonly<Record<string, string>> = {},
): Promise<Blob> {
  const reference = values && ({ revision: 1, status: 'draft' } as const);
  const key = JSON.stringify(values ?? null);
  const made = written.get(key) ?? wordFile(values, reference).then((blob) => blob.arrayBuffer());
  written.set(key, made);
  const files = unzipSync(new Uint8Array(await made));
  files[main] = strToU8(change(strFromU8(files[main]!)));
  for (const [name, text] of Object.entries(parts)) files[name] = strToU8(text);
  return new Blob([zipSync(files)]);
}

/** Puts other content into the control of a tag. */
export const filled =
  (tag: string, content: string) =>
  (xml: string): string => {
    const control = new RegExp(
      `(<w:tag w:val="${tag}"/>)((?:(?!</w:sdtPr>).)*)</w:sdtPr><w:sdtContent>.*?</w:sdtContent>`,
      'su',
    );
    if (!control.test(xml)) throw new Error(`There is no control ${tag}.`);
    return xml.replace(
      control,
      (_, start: string, rest: string) =>
        `${start}${rest.replace('<w:showingPlcHdr/>', '')}</w:sdtPr><w:sdtContent>${content}</w:sdtContent>`,
    );
  };

/** A run of words, as programs write it. */
export const r = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

/** What reading a file brings to a form that holds these values. */
export async function broughtTo(
  held: FormValues,
  file: Blob,
): Promise<{ offered: FormValues; said: string; unread: readonly string[] }> {
  let offered: FormValues = {};
  const { said, unread } = await importWord(file, held, (values) => (offered = values));
  return { offered, said, unread: unread.map(({ place, words }) => `${place}: ${words}`) };
}

/** What a file holds. */
export async function valuesIn(file: Blob, unit = ''): Promise<FormValues> {
  const read = await readWord(file, unit);
  if ('refusal' in read) throw new Error(read.refusal);
  if (read.unread.length > 0) throw new Error(JSON.stringify(read.unread));
  return read.values;
}
