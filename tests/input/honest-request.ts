import { allFields } from '../../src/questionnaire/fields.ts';
import { limits } from '../../src/questionnaire/limits.ts';
import type { Question } from '../../src/questionnaire/question.ts';

const sentence =
  'Phần mềm đăng ký, quản lý hộ tịch dùng chung được Sở Tư pháp tỉnh phối hợp triển khai đến cấp xã. ';

/** An honest text of so many characters, in the form of a keyboard that sends letters and marks apart. */
export const honestText = (length: number): string =>
  sentence
    .repeat(Math.ceil(length / sentence.length))
    .slice(0, length)
    .trim()
    .normalize('NFD');

/** What an officer could write into a field at most. */
function honestValue(question: Question, isLong: boolean): string | string[] {
  switch (question.kind) {
    case 'text':
      return honestText(isLong ? question.max : 60);
    case 'date':
      return '15/11/2016';
    case 'counts':
      return '1.234';
    case 'choices':
      return question.options.map(({ value }) => value);
    case 'choice':
    case 'province':
      return question.options[0]!.value;
    case 'repeat':
      throw new Error('a repeat is filled question by question');
  }
}

/** The largest honest Phiếu: every field filled, as many software as there may be, the texts of three written to their end. */
export function largestHonestValues(unit: string): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const { path, question, instance } of allFields) {
    const indexes = instance ? Array.from({ length: limits.instances }, (_, index) => index) : [undefined];
    for (const index of indexes) {
      const here = index === undefined ? path : path.replace('.0.', `.${index}.`);
      const value = honestValue(question, (index ?? 0) < 3);
      values[here] = question.name === 'name' ? `${String(value)} ${index}` : value;
    }
  }
  return { ...values, unit, respondent_email: 'hotich@tinh.gov.vn', respondent_phone: '024 3733 0001' };
}
