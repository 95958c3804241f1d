import { filledRepeats } from '../../form/draft/repeats.ts';
import { placeOf } from '../../form/place-of.ts';
import { explanationPath, isExplanationPath } from '../../questionnaire/fields.ts';
import { questions } from '../../questionnaire/questionnaire.ts';
import { textsAt, type FormValues } from '../../questionnaire/form-values.ts';
import { parseAnswers } from '../../questionnaire/parse-answers.ts';

/** The paths of the explanations that were given, in the order of the paper. */
export function explainedPaths(values: FormValues): string[] {
  const order = new Map(questions.map(({ name }, position) => [name, position]));
  const orderOf = (path: string) => order.get(path.split('.')[1] ?? '') ?? questions.length;
  return Object.keys(values)
    .filter((path) => isExplanationPath(path) && textsAt(values, path).length > 0)
    .sort((a, b) => orderOf(a) - orderOf(b) || (a < b ? -1 : 1));
}

/** What was typed without the explanations that are no part of the answers; as it is where it can't be read yet. */
export function withCurrentExplanations(formValues: FormValues): FormValues {
  const parsed = parseAnswers(formValues);
  if (!parsed.ok) return formValues;
  const explainable = parsed.warnings.filter((warning) => warning.explainable !== false);
  const standing = new Set(explainable.map(({ path }) => explanationPath(path)));
  return Object.fromEntries(
    Object.entries(formValues).filter(([path]) => !isExplanationPath(path) || standing.has(path)),
  );
}

/** Where the explained field stands, with instances counted as the sheet numbers them. */
export function placeOfExplanation(path: string, formValues: FormValues): string {
  return placeOf(path, filledRepeats(formValues)).replace(/^Lý do giải trình, /, '');
}
