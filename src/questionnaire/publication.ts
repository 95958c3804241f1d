import * as z from 'zod/mini';
import type { Answers } from './answers.ts';
import { answerSchema } from './answer-schema.ts';
import type { InstanceQuestion, Question } from './question.ts';
import { questions } from './questionnaire.ts';

type ValueName =
  'registration_offices' | 'registrars' | 'equipped_registrars' | 'plan_status' | 'software_kinds';
type InstanceValue = 'database' | 'server_place' | 'application';
type PublishedInstance<N extends 'software_in_use' | 'software_planned'> = Pick<
  Answers[N][number],
  Extract<keyof Answers[N][number], InstanceValue>
>;

/** What of one response is published (D8): counts and choices as they are, and of long texts only whether one was answered. */
export type PublishedFacts = Pick<Answers, ValueName> & {
  software_in_use: PublishedInstance<'software_in_use'>[];
  software_planned: PublishedInstance<'software_planned'>[];
  answered: Record<'interconnection' | 'obstacles' | 'proposals', boolean>;
};

const published = questions.filter((question) => question.name !== 'unit' && question.published === 'value');
const counted = questions.filter((question) => question.published === 'count');
const repeats = questions.filter((question) => question.kind === 'repeat');
const publishedInside = (inner: readonly InstanceQuestion[]) =>
  inner.filter(({ published }) => published === 'value');

/** Chooses from answers what the allow-list of the questionnaire publishes; everything else is left behind. */
export function publishedFacts(answers: Answers): PublishedFacts {
  const all = answers as Record<string, unknown>;
  const instances = repeats.map(({ name, questions: inner }) => [
    name,
    (all[name] as Record<string, unknown>[]).map((instance) => pick(instance, publishedInside(inner))),
  ]);
  const answered = Object.fromEntries(counted.map(({ name }) => [name, all[name] !== null]));
  return { ...pick(all, published), ...Object.fromEntries(instances), answered } as PublishedFacts;
}

const pick = (from: Record<string, unknown>, wanted: readonly Question[]) =>
  Object.fromEntries(wanted.map(({ name }) => [name, from[name]]));

/** The schema of what is published, for whoever reads the published view: an unknown field is refused. */
export const publishedFactsSchema = z.strictObject({
  ...shapeBy(published),
  ...Object.fromEntries(
    repeats.map(({ name, questions: inner }) => [
      name,
      z.array(z.strictObject(shapeBy(publishedInside(inner)))),
    ]),
  ),
  answered: z.strictObject(Object.fromEntries(counted.map(({ name }) => [name, z.boolean()]))),
}) as unknown as z.ZodMiniType<PublishedFacts>;

function shapeBy(wanted: readonly Question[]): Record<string, z.ZodMiniType> {
  return Object.fromEntries(wanted.map((question) => [question.name, answerSchema(question)]));
}
