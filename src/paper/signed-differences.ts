import { splitContact } from '../questionnaire/contact.ts';
import { describePlace } from '../questionnaire/fields.ts';
import { questions } from '../questionnaire/questionnaire.ts';
import { textsAt, type FormValues } from '../questionnaire/form-values.ts';
import { valuesOfAnswers } from '../questionnaire/values-of-answers.ts';
import { parseAnswers } from '../questionnaire/parse-answers.ts';
import type { Signing } from '../submission/signing.ts';

/**
 * Where what stands in a draft differs from the paper that was printed for signature, in words and in the order of
 * the paper; undefined when the draft can't be read yet and so is no answer at all.
 */
export function differencesFromSigned(
  { answers, explanations }: Pick<Signing, 'answers' | 'explanations'>,
  values: FormValues,
): string[] | undefined {
  const parsed = parseAnswers(values);
  if (!parsed.ok) return undefined;
  const now = valuesOfAnswers(splitContact(parsed.answers).answers, parsed.explanations);
  const signed = valuesOfAnswers(answers, explanations);
  const paths = [...new Set([...Object.keys(signed), ...Object.keys(now)])];
  const changed = paths.filter((path) => textsAt(signed, path).join('\n') !== textsAt(now, path).join('\n'));
  const places = changed.sort((a, b) => orderOf(a) - orderOf(b)).map((path) => describePlace(path));
  return [...new Set(places)];
}

const order = new Map(questions.map(({ name }, position) => [name, position]));
const orderOf = (path: string) =>
  order.get(path.replace(/^explanations\./, '').split('.')[0] ?? '') ?? order.size;
