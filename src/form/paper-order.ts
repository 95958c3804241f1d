import { allFields, findField } from '../questionnaire/fields.ts';
import { questions } from '../questionnaire/questionnaire.ts';

const positions = new Map(allFields.map(({ path }, position) => [path, position]));
const questionNames = questions.map(({ name }) => name);

/** What is said of fields, as these follow on paper, one instance after the other. */
export function inPaperOrder<T extends { path: string }>(said: readonly T[]): readonly T[] {
  const ordered = said.map((one) => ({ one, order: orderOf(one.path) }));
  const differing = (a: readonly number[], b: readonly number[]) =>
    a.map((part, index) => part - b[index]!).find((difference) => difference !== 0) ?? 0;
  return ordered.sort((a, b) => differing(a.order, b.order)).map(({ one }) => one);
}

function orderOf(path: string): [question: number, instance: number, field: number] {
  const [name = ''] = path.split('.');
  const field = positions.get(path.replace(/\.\d+\./, '.0.')) ?? positions.size;
  return [questionNames.indexOf(name), findField(path)?.instance?.index ?? 0, field];
}
