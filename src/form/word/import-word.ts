import { findField } from '../../questionnaire/fields.ts';
import { textsAt, type FieldValue, type FormValues } from '../../questionnaire/form-values.ts';
import { parseField, tidyText } from '../../questionnaire/parse-field.ts';
import { isSameValue, valueAt } from '../draft/values.ts';
import { readWord, type UnreadText } from './read-word.ts';

/** What reading a Word file came to, in a sentence, with what could not be read. */
export interface WordImport {
  said: string;
  unread: readonly UnreadText[];
}

/**
 * Reads a Word file of the Phiếu into the form. What is blank in the file says nothing; blank fields take what it holds; where
 * the form holds something else, both wait for a choice.
 * @param offer puts values into the form, or lets them wait
 */
export async function importWord(
  file: Blob,
  held: FormValues,
  offer: (values: FormValues) => void,
): Promise<WordImport> {
  const unit = String(valueAt(held, 'unit'));
  const read = await readWord(file, unit);
  if ('refusal' in read) return { said: read.refusal, unread: [] };
  const entries = Object.entries(read.values);
  const other = entries.filter(([path, value]) => !saysTheSame(path, valueAt(held, path), value));
  const differing = other.filter(([path]) => valueAt(held, path) !== '').length;
  if (other.length > 0)
    offer({ ...(unit === '' && read.unit !== '' && { unit: read.unit }), ...Object.fromEntries(other) });
  return {
    said:
      `Đã đọc tệp Word: ${entries.length} nội dung, trong đó ${other.length - differing} nội dung mới` +
      (differing > 0 ? `, ${differing} nội dung khác với Phiếu đang điền, đề nghị chọn ở đầu Phiếu.` : '.'),
    unread: read.unread,
  };
}

/** Whether two ways to fill a field are one answer: "1.018" and "1018", boxes in another order, a blank at the end. */
function saysTheSame(path: string, held: FieldValue, read: FieldValue): boolean {
  if (isSameValue(held, read)) return true;
  const question = findField(path)?.question;
  const texts = (value: FieldValue) => textsAt({ value }, 'value');
  if (!question) return tidyText([held].flat().join('\n')) === tidyText([read].flat().join('\n'));
  const [a, b] = [parseField(question, texts(held)), parseField(question, texts(read))];
  return a.ok && b.ok && JSON.stringify(a.value) === JSON.stringify(b.value);
}
