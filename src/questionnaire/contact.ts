import type { Answers } from './answers.ts';
import { questions } from './questionnaire.ts';

const contactNames = new Set(
  questions.filter((question) => question.contact).map((question) => question.name),
);

/** The fields that identify a person. */
export type ContactName = Extract<keyof Answers, `respondent_${string}`>;

/** The answers without the person who wrote them, and that person apart. */
export function splitContact(answers: Answers): {
  answers: Omit<Answers, ContactName>;
  contact: Pick<Answers, ContactName>;
} {
  const part = (wanted: boolean) =>
    Object.fromEntries(Object.entries(answers).filter(([name]) => contactNames.has(name) === wanted));
  return {
    answers: part(false) as Omit<Answers, ContactName>,
    contact: part(true) as Pick<Answers, ContactName>,
  };
}
