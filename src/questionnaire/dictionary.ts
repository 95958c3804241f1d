import { allFields, type Field } from './fields.ts';
import { limits } from './limits.ts';
import type { Option, Published } from './question.ts';
import { questions } from './questionnaire.ts';

/** One variable of the data: where it stands in the Phiếu, its words, what it may hold, and what is published of it. */
export interface DictionaryEntry {
  /** The path, with `[]` where an instance is repeated: "software_in_use[].name". */
  variable: string;
  place: string;
  label: string;
  kind: string;
  column?: string;
  options: readonly Option[];
  footnotes: number[];
  maximum?: number;
  published: Published;
  addedBySystem: boolean;
}

/** The data dictionary: one entry for each field of the Phiếu, in printed order. */
export const dictionary: readonly DictionaryEntry[] = allFields.map(entryOf);

function entryOf({ path, question, column }: Field): DictionaryEntry {
  const options = 'options' in question ? question.options : [];
  return {
    variable: path.replace('.0.', '[].'),
    place: question.place,
    label: question.label,
    kind: question.kind,
    ...(column && { column: column.label }),
    options,
    footnotes: [...[question, ...options].flatMap(({ footnote }) => footnote ?? []), ...nextFootnotes(path)],
    ...maximumOf(question),
    published: question.published,
    addedBySystem: question.addedBySystem ?? false,
  };
}

/** The footnote beside the number of a second instance stands at what an instance is known by: it says how to describe the next. */
function nextFootnotes(path: string): number[] {
  return questions.flatMap((repeat) =>
    repeat.kind === 'repeat' && path === `${repeat.name}.0.${repeat.identifiedBy}`
      ? [repeat.nextFootnote]
      : [],
  );
}

function maximumOf(question: Field['question']): { maximum?: number } {
  if (question.kind === 'counts') return { maximum: limits.count };
  return question.kind === 'text' ? { maximum: question.max } : {};
}
