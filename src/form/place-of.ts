import { approvalPath, approvalPlace } from '../questionnaire/approval.ts';
import { describePlace, findField } from '../questionnaire/fields.ts';
import { questions } from '../questionnaire/questionnaire.ts';
import { isWorksheetPath, worksheetPlace } from '../questionnaire/worksheet.ts';
import type { Repeats } from './draft/repeats.ts';
import { valueAt, type FormValues } from './draft/values.ts';

/**
 * Where a field, row, instance, question or cell of the worksheet stands, counting the instances as they are shown, empty ones too.
 * @param gone what stood in instances that are not shown, for their names
 */
export function placeOf(path: string, repeats: Repeats, gone: FormValues = {}): string {
  if (path === approvalPath) return approvalPlace;
  if (isWorksheetPath(path)) return worksheetPlace(path);
  const [name = '', index, inner] = path.replace(/^explanations\./, '').split('.');
  const position = repeats[name]?.indexOf(Number(index)) ?? -1;
  const question = questions.find((candidate) => candidate.name === name);
  if (question && index === undefined && !findField(path)) return `${question.place}: ${question.shortLabel}`;
  if (question?.kind !== 'repeat') return describePlace(path);
  const words =
    position < 0 ? goneWords(String(valueAt(gone, `${name}.${index}.name`))) : `phần mềm thứ ${position + 1}`;
  return inner === undefined ? `${question.place}, ${words}` : describePlace(path, words);
}

const goneWords = (name: string): string => `phần mềm đã bỏ${name === '' ? '' : ` “${name}”`}`;
