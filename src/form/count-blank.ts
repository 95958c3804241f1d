import type { Question } from '../questionnaire/question.ts';
import type { Section } from '../questionnaire/questionnaire.ts';
import { filledBlocks, textsAt, type RawInput } from '../questionnaire/raw-input.ts';

/** How many contents of a section are still blank; those the Phiếu asks for only "if any" do not count. */
export const countBlank = (section: Section, raw: RawInput): number =>
  section.questions.reduce((sum, question) => sum + blanksOf(question, raw), 0);

function blanksOf(question: Question, raw: RawInput): number {
  const isBlank = (path: string) => textsAt(raw, path).length === 0;
  if (question.ifAny) return 0;
  switch (question.kind) {
    case 'counts':
      return question.columns.filter(({ name }) => isBlank(`${question.name}.${name}`)).length;
    case 'repeat':
      return filledBlocks(raw, question.name).length === 0 ? 1 : 0;
    case 'text':
      return !question.explains && isBlank(question.name) ? 1 : 0;
    default:
      return isBlank(question.name) ? 1 : 0;
  }
}
