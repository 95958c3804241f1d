import type { Answers } from '../../questionnaire/answers.ts';
import { findWarnings } from '../../questionnaire/checks/find-warnings.ts';
import { provinceByCode } from '../../units/units.ts';
import { fieldsOf, instancesOf, type StoredAnswers } from '../../staff/answered-fields.ts';
import { contactFields } from '../../staff/contact-fields.ts';
import type { StoredRevision } from '../../staff/documents.ts';

/** What is said where a field stands: what is unusual, how the Sở explains it, what the Department asks about it now. */
export interface SaidOfField {
  warnings: readonly string[];
  explanation: string | undefined;
  asked: string | undefined;
}

const nothing: SaidOfField = { warnings: [], explanation: undefined, asked: undefined };

/** Everything said of the fields of a revision, by their paths. */
export function saidOfFields(
  unit: string,
  revision: Pick<StoredRevision, 'answers' | 'explanations' | 'contact'>,
  items: readonly { path: string; reason: string }[],
): (path: string) => SaidOfField {
  const warnings = warningsOf(unit, revision);
  const reasons = new Map(items.map(({ path, reason }) => [path, reason]));
  return (path) => {
    const here = warnings.filter((warning) => warning.path === path).map(({ message }) => message);
    const [explanation, asked] = [revision.explanations[path], reasons.get(path)];
    return here.length === 0 && explanation === undefined && asked === undefined
      ? nothing
      : { warnings: here, explanation, asked };
  };
}

/** What is unusual in a revision; nothing is said of one that answered questions of another shape. */
function warningsOf(unit: string, { answers, contact }: Pick<StoredRevision, 'answers' | 'contact'>) {
  if (!hasEveryQuestion(answers)) return [];
  const person = Object.fromEntries(contactFields.map(({ name }) => [name, contact?.[name] ?? null]));
  return findWarnings({
    answers: { ...answers, ...person } as unknown as Omit<Answers, 'unit'>,
    province: provinceByCode(unit),
    instances: {
      software_in_use: instancesOf(answers, 'software_in_use').map((_, position) => position),
      software_planned: instancesOf(answers, 'software_planned').map((_, position) => position),
    },
  });
}

const hasEveryQuestion = (answers: StoredAnswers): boolean =>
  fieldsOf(answers).every(({ path }) => {
    const steps = path.split('.');
    const owner = steps
      .slice(0, -1)
      .reduce<unknown>((value, step) => (value as StoredAnswers | undefined)?.[step], answers);
    return typeof owner === 'object' && owner !== null && (steps.at(-1) ?? '') in owner;
  }) && ['software_in_use', 'software_planned'].every((name) => Array.isArray(answers[name]));
