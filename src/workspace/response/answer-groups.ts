import type { CountsQuestion } from '../../questionnaire/question.ts';
import { sections, type Section } from '../../questionnaire/questionnaire.ts';
import { fieldsOf, type AnsweredField, type StoredAnswers } from '../../staff/answered-fields.ts';

/** The answers of one question that is not a row of a table: its fields, of a repeat one list for each instance. */
export interface QuestionGroup {
  name: string;
  heading: string;
  instances: readonly (readonly AnsweredField[])[];
  isRepeat: boolean;
}

/** One section of the Phiếu with what is in it, as the paper has them. */
export interface SectionGroup {
  section: Section;
  rows: readonly CountsQuestion[];
  questions: readonly QuestionGroup[];
}

/** A set of answers as the paper asks: sections, their tables, their questions, what was described several times. */
export function groupAnswers(answers: StoredAnswers): SectionGroup[] {
  const fields = fieldsOf(answers);
  return sections.map((section) => ({
    section,
    rows: section.questions.filter((question): question is CountsQuestion => question.kind === 'counts'),
    questions: section.questions
      .filter(({ kind, contact }) => kind !== 'counts' && !contact)
      .map(({ name, kind, label }) => ({
        name,
        heading: label,
        isRepeat: kind === 'repeat',
        instances: byInstance(fields.filter(({ path }) => path.split('.')[0] === name)),
      })),
  }));
}

function byInstance(fields: readonly AnsweredField[]): AnsweredField[][] {
  const lists = new Map<number, AnsweredField[]>();
  for (const field of fields) {
    const index = field.instance?.index ?? 0;
    lists.set(index, [...(lists.get(index) ?? []), field]);
  }
  return [...lists.values()];
}
