import { faultWords } from '../../office-files/fault-words.ts';
import { openOfficeFile } from '../../office-files/open-package.ts';
import { draftFault } from '../../questionnaire/draft-path.ts';
import { allFields, findField } from '../../questionnaire/fields.ts';
import type { FormValues } from '../../questionnaire/form-values.ts';
import { tidyLine, tidyText } from '../../questionnaire/parse-field.ts';
import { questionnaire } from '../../questionnaire/questionnaire.ts';
import { notGivenWords, type WordTag } from '../../questionnaire/word-tags.ts';
import { provinceByCode } from '../../units/units.ts';
import { filledRepeats } from '../draft/repeats.ts';
import { placeOf } from '../place-of.ts';
import { writtenBetween } from './outside-text.ts';
import { readWordText, type WordControl, type WordText } from './word-text.ts';

/** Something in a Word file that could not be read: where it stands, and what it says or why. */
export interface UnreadText {
  place: string;
  words: string;
}

/** What a Word file of the Phiếu holds, or why it is not taken. */
export type WordAnswers =
  | { refusal: string }
  | {
      /** The Sở it was made for; '' of a blank sheet. */
      unit: string;
      /** What was given, by path; what is blank is not there. */
      values: FormValues;
      unread: readonly UnreadText[];
    };

/** Reads a Word file of the Phiếu for the Sở whose Phiếu is open; '' while none is chosen. */
export async function readWord(file: Blob, unit: string): Promise<WordAnswers> {
  try {
    return answersOf(readWordText(await openOfficeFile(file)), unit);
  } catch (error) {
    return { refusal: faultWords(error) };
  }
}

function answersOf(read: WordText, unit: string): WordAnswers {
  const own = read.controls.flatMap(({ tag }) => (tag.kind === 'file' ? [tag] : []))[0];
  if (!own) return { refusal: 'Tệp không phải bản Word của Phiếu. Đề nghị dùng tệp tải từ trang In Phiếu.' };
  if (own.version !== questionnaire.version)
    return {
      refusal: 'Tệp Word thuộc phiên bản khác của Phiếu. Đề nghị tải lại bản Word và chép nội dung sang.',
    };
  if (own.unit !== '' && unit !== '' && own.unit !== unit)
    return {
      refusal: `Tệp Word của Sở Tư pháp ${nameOf(own.unit)}, Phiếu đang mở của Sở Tư pháp ${nameOf(unit)}.`,
    };
  const { values, unread } = valuesOf(read.controls, own.unit === '');
  const repeats = filledRepeats(values);
  const place = (tag: WordTag): string =>
    placeOf('path' in tag ? tag.path : tag.kind === 'rest' ? tag.repeat : '', repeats);
  return {
    unit: own.unit,
    values,
    unread: [
      ...unread.map(({ tag, words }) => ({ place: place(tag), words })),
      ...writtenBetween(read.outside).map(({ text, after }) => ({
        place: after && after.kind !== 'file' ? `Sau ô ${place(after)}` : 'Đầu tệp',
        words: `ghi ngoài ô: “${shortened(text)}”`,
      })),
      ...missingFrom(read.controls).map((path) => ({
        place: placeOf(path, repeats),
        words: 'ô này không còn trong tệp',
      })),
    ],
  };
}

const nameOf = (unit: string): string => provinceByCode(unit)?.name ?? unit;

const shortened = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text);

interface Unread {
  tag: WordTag;
  words: string;
}

function valuesOf(controls: readonly WordControl[], isBlankSheet: boolean) {
  const values: Record<string, string | string[]> = {};
  const unread: Unread[] = [];
  for (const control of controls) {
    const { tag } = control;
    if (tag.kind === 'answer') {
      const text = textOf(control, tag.path, isBlankSheet);
      const fault = draftFault(tag.path, text);
      if (fault) unread.push({ tag, words: fault === 'too_long' ? 'nội dung quá dài' : 'có ký tự hỏng' });
      else if (text !== '') values[tag.path] = text;
    } else if (tag.kind === 'rest') {
      const text = textOf(control, tag.repeat, true);
      if (text !== '')
        unread.push({ tag, words: `các phần mềm tiếp theo ghi chung một ô: “${shortened(text)}”` });
    } else if (tag.kind === 'box' && isTicked(control)) {
      values[tag.path] = [...[values[tag.path] ?? []].flat(), tag.option].sort();
    }
  }
  for (const [path, value] of Object.entries(values)) {
    const question = findField(path)?.question;
    if (question?.kind === 'choice' && Array.isArray(value)) {
      if (value.length === 1) values[path] = value[0]!;
      else delete values[path];
      if (value.length > 1) unread.push({ tag: { kind: 'answer', path }, words: 'đánh dấu nhiều hơn một ô' });
    }
    // Writing beside a box ("Khác: …") ticks it.
    if (question?.kind !== 'text' || !question.explains) continue;
    const { question: name, option } = question.explains;
    const box = path.slice(0, path.length - question.name.length) + name;
    values[box] = [...new Set([...[values[box] ?? []].flat(), option])].sort();
  }
  return { values, unread };
}

/** What was typed, as the form holds it; what the programs put into an empty control is nothing. */
function textOf({ text }: WordControl, path: string, isBlankSheet: boolean): string {
  const question = findField(path)?.question;
  const isLong = question === undefined || (question.kind === 'text' && question.lines > 1);
  const tidy = isLong ? tidyText : tidyLine;
  // The dots of the blank sheet are tabs.
  const typed = tidy(isBlankSheet ? text.replace(/[ \t]*\t[ \t]*$|^\t+/gm, '') : text);
  return emptyWords.includes(typed) ? '' : typed;
}

const emptyWords = [
  notGivenWords,
  'Click or tap here to enter text.',
  'Click here to enter text.',
  'Bấm hoặc gõ nhẹ vào đây để nhập văn bản.',
  'Bấm hoặc chạm vào đây để nhập văn bản.',
  '单击或点击此处输入文字。',
];

/** What can be seen says whether a box is ticked; where nothing can be seen, what the program says. */
function isTicked({ text, isTicked: isSaid }: WordControl): boolean {
  if (/[☒☑✓✔✗✘■]|\bx\b/iu.test(text)) return true;
  return text.includes('☐') || text.includes('□') ? false : isSaid === true;
}

/** The fields that every file has a control for, and this one has not. */
function missingFrom(controls: readonly WordControl[]): string[] {
  const there = new Set(controls.flatMap(({ tag }) => ('path' in tag ? [tag.path] : [])));
  return allFields
    .filter(({ instance, question }) => !instance && question.kind !== 'province')
    .map(({ path }) => path)
    .filter((path) => !there.has(path));
}
