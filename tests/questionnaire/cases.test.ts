import { describe, expect, test } from 'vitest';
import { messages } from '../../src/questionnaire/messages.ts';
import { parseAnswers } from '../../src/questionnaire/parse-answers.ts';
import { cases, outcomeOf, formValuesOf } from './cases.ts';

// The same table is read by the built form in a browser (tests/browser/form/form-checks.test.ts) and sent to the function
// (tests/functions/checks.test.ts).

describe('the reader', () => {
  test.each(cases)('$name', (one) => {
    const { errors = [], warnings = [] } = one;
    expect(outcomeOf(parseAnswers(formValuesOf(one)))).toEqual({ errors, warnings });
  });

  test('every sentence about what blocks has its case, but those no form can bring about', () => {
    const met = new Set(cases.flatMap(({ errors = [] }) => errors.map((error) => error.split(' ')[1])));
    const unmet = Object.keys(messages).filter((code) => !met.has(code));
    expect(unmet.sort()).toEqual(['approval_missing', 'unknown_question', 'unreadable', 'unstorable_text']);
  });
});
