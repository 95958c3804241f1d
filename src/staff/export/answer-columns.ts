import { dictionary, type DictionaryEntry } from '../../questionnaire/dictionary.ts';
import { allFields, type Field } from '../../questionnaire/fields.ts';
import { labelsOf, valueAt, type StoredAnswers } from '../answered-fields.ts';
import type { Cell } from './sheet.ts';

/** One variable of the Phiếu as a column: its header, and its cell in a set of answers. */
export interface AnswerColumn {
  field: Field;
  header: string;
  cellIn: (answers: StoredAnswers) => Cell;
}

/** A column for each variable of the data dictionary; of those in an instance, `cellIn` reads the instance by itself. */
export const answerColumns: readonly AnswerColumn[] = allFields.map((field, index) => ({
  field,
  header: headerOf(dictionary[index]),
  cellIn: (answers) => cellIn(answers, field),
}));

/** The place and words of the Phiếu, then the name of the variable. */
function headerOf(entry: DictionaryEntry | undefined): string {
  if (!entry) throw new Error('The data dictionary has another order than the fields.');
  const { place, label, column, variable } = entry;
  const words = [label.replace(/:$/, ''), column].filter((part) => part !== undefined).join(', ');
  return `${place}: ${words} [${variable}]`;
}

function cellIn(answers: StoredAnswers, { path, question, instance }: Field): Cell {
  const value = valueAt(answers, instance ? question.name : path);
  return value === null || typeof value === 'number' ? value : labelsOf(question, value);
}
