import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import send from '../../functions/responses.ts';
import { explanationPath } from '../../src/questionnaire/fields.ts';
import type { FormValues } from '../../src/questionnaire/form-values.ts';
import { parseAnswers } from '../../src/questionnaire/parse-answers.ts';
import type { Receipt } from '../../src/submission/receipt.ts';
import { cases, formValuesOf, type Case } from '../questionnaire/cases.ts';
import { bodyOf, openFunctions, post, run, type OpenFunctions } from './open-functions.ts';

let functions: OpenFunctions;
beforeAll(async () => {
  functions = await openFunctions();
});
afterAll(() => functions.close());

const sending = (values: FormValues, changed: object = {}) =>
  run(
    send,
    post('/api/responses', {
      idempotency_key: randomUUID(),
      base_revision: 0,
      form_values: values,
      ...changed,
    }),
  );

/** Sends a case with a reason at every place where something is pointed out, each as a correction of the one before. */
async function sendExplained(one: Case, sent: Map<string, number>): Promise<Receipt> {
  const formValues = formValuesOf(one);
  const unit = String(formValues['unit']);
  const reasons = parseAnswers(formValues).warnings.map(
    ({ path }) => [explanationPath(path), `lý do của ${path}`] as const,
  );
  const base_revision = sent.get(unit) ?? 0;
  const access_code = await functions.codeOf(unit);
  const answer = await sending(
    { ...formValues, ...Object.fromEntries(reasons) },
    { access_code, base_revision },
  );
  expect(answer.status, one.name).toBe(201);
  sent.set(unit, base_revision + 1);
  return (await bodyOf(answer))['receipt'] as Receipt;
}

describe('the function says of what was sent what the form said of it', () => {
  test.each(cases.filter(({ errors }) => errors))('$name: it is refused', async (one) => {
    const answer = await sending(formValuesOf(one));
    const { errors } = await bodyOf(answer);
    expect(answer.status).toBe(422);
    const found = (errors as { path: string; code: string; message: string }[]).map(
      ({ path, code }) => `${path} ${code}`,
    );
    expect(found).toEqual(one.errors);
  });

  test('what is only pointed out is taken, and reasons are kept where something is to be explained', async () => {
    const sent = new Map<string, number>();
    for (const one of cases.filter(({ errors }) => !errors)) {
      const { number, revision } = await sendExplained(one, sent);
      const [row] = await functions.survey.rows(
        `select v.explanations from survey.revisions v join survey.responses r on r.id = v.response_id
         where r.number = $1 and v.number = $2`,
        [number, revision],
      );
      expect(Object.keys(row?.['explanations'] as object).sort(), one.name).toEqual(explainedPlaces(one));
    }
  });
});

/** Where a reason is kept: blocks counted from 0, as the answers have them. */
function explainedPlaces(one: Case): string[] {
  const places = parseAnswers(formValuesOf(one))
    .warnings.filter(({ explainable }) => explainable !== false)
    .map(({ path }) =>
      path.replace(
        /^(software_in_use|software_planned)\.(\d+)/,
        (_, repeat: string, n: string) => `${repeat}.${positionOf(one, repeat, n)}`,
      ),
    );
  return [...new Set(places)].sort();
}

function positionOf(one: Case, repeat: string, index: string): number {
  const numbers = Object.keys(one.typed).flatMap(
    (path) => new RegExp(String.raw`^${repeat}\.(\d+)\.name`).exec(path)?.[1] ?? [],
  );
  return numbers.indexOf(index);
}
