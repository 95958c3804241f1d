import { isExplanationPath } from '../../questionnaire/fields.ts';
import type { Question } from '../../questionnaire/question.ts';
import type { Section } from '../../questionnaire/questionnaire.ts';
import { filledInstances, textsAt, type FormValues } from '../../questionnaire/form-values.ts';

/** What reading the form found at its paths, and what the Department asks for. */
export interface Found {
  /** Every error, also those that are not shown yet; undefined as long as nothing was read. */
  errors: readonly { path: string; code: string }[] | undefined;
  requests: readonly { path: string }[];
}

/** How far a section is: how many of its contents are blank, wrong, or asked for by the Department. */
export interface SectionProgress {
  blank: number;
  errors: number;
  requests: number;
  /** Whether something was filled in. */
  isBegun: boolean;
  /** Whether it is known that nothing is left to do. */
  isComplete: boolean;
}

/** A piece of what is said of a section: marked words are seen, the rest is heard. */
export interface ProgressPart {
  words: string;
  /** What makes a whole sentence of the words. */
  rest?: string;
  mark?: 'error' | 'request' | 'blank' | 'done';
}

/**
 * How far a section is. What the Phiếu asks for only "if any" is not missing, but a repeat that is begun has to be filled
 * in. A content counts once: what is blank and wrong at the same time is wrong, what is required and blank is blank.
 */
export function sectionProgress(section: Section, values: FormValues, found: Found): SectionProgress {
  const isHere = ({ path }: { path: string }) => section.questions.some(({ name }) => name === nameIn(path));
  const wrong = found.errors?.filter((error) => isHere(error) && !error.code.startsWith('required_'));
  const wrongPaths = new Set(wrong?.map(({ path }) => path));
  const isMissing = (path: string) => textsAt(values, path).length === 0 && !wrongPaths.has(path);
  const missing = section.questions.flatMap((question) => askedPaths(question, values)).filter(isMissing);
  const blank = missing.length;
  const errors = wrong?.length ?? 0;
  const requests = found.requests.filter(isHere).length;
  const isBegun = Object.keys(values).some((path) => isHere({ path }) && textsAt(values, path).length > 0);
  const isComplete = isBegun && wrong !== undefined && blank + errors + requests === 0;
  return { blank, errors, requests, isBegun, isComplete };
}

/** The name of the question that a path belongs to, be it an answer to it or an explanation. */
const nameIn = (path: string): string | undefined => path.split('.')[isExplanationPath(path) ? 1 : 0];

/** The paths that an answer to a question fills, as far as the Phiếu asks for it with what was filled in already. */
function askedPaths(question: Question, values: FormValues): string[] {
  const { name } = question;
  if (question.kind === 'repeat') {
    const begun = filledInstances(values, name).map((index) => `${name}.${index}`);
    const asked = begun.flatMap((repeat) =>
      question.questions.filter(isAskedFor).map((inner) => `${repeat}.${inner.name}`),
    );
    return begun.length > 0 || question.ifAny ? asked : [name];
  }
  if (!isAskedFor(question) || isReachedOtherwise(name, values)) return [];
  return question.kind === 'counts' ? question.columns.map((column) => `${name}.${column.name}`) : [name];
}

/** A text that explains a box is asked for by the box: without it, it is an error. */
export const isAskedFor = (question: Question): boolean =>
  !question.ifAny && !(question.kind === 'text' && question.explains);

/** One way to reach who answers is enough. */
const isReachedOtherwise = (name: string, values: FormValues): boolean =>
  name === 'respondent_phone' && textsAt(values, 'respondent_email').length > 0;

/**
 * What is said of a section, in parts: "Mục 3: 1 lỗi cần sửa; còn 2 nội dung chưa điền", of which "1 lỗi" and "còn 2" are
 * seen. Nothing where nothing is left to do and nothing was given.
 */
export function progressWords({ number }: Section, progress: SectionProgress): ProgressPart[] {
  const { blank, errors, requests, isComplete } = progress;
  const parts: ProgressPart[] = [];
  if (errors > 0) parts.push({ words: `${errors} lỗi`, rest: ' cần sửa', mark: 'error' });
  if (requests > 0)
    parts.push({ words: 'đề nghị bổ sung', rest: `, giải trình ${requests} nội dung`, mark: 'request' });
  if (blank > 0) parts.push({ words: `còn ${blank}`, rest: ' nội dung chưa điền', mark: 'blank' });
  if (isComplete) parts.push({ words: '✓ đã điền đủ', mark: 'done' });
  const [first, ...others] = parts;
  if (!first) return [];
  const opening = number
    ? [{ words: `Mục ${number}: ` }, first]
    : [{ ...first, words: first.words.replace(/^(✓ )?./u, (letter) => letter.toUpperCase()) }];
  return [...opening, ...others.flatMap((part) => [{ words: '; ' }, part])];
}
