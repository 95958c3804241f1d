import { beforeEach, describe, expect, test } from 'vitest';
import { Validation } from '../../src/form/validation.ts';
import { parseAnswers, validateField } from '../../src/questionnaire/parse-answers.ts';
import type { FormValues } from '../../src/questionnaire/form-values.ts';
import { extreme } from '../fixtures/extreme-fifty.ts';

/** What was validated since it was looked at last: paths, and "everything". */
let validated: string[] = [];
let values: FormValues = {};

const validationOf = (): Validation =>
  new Validation(
    {
      values: () => values,
      isSettled: () => false,
      loadParser: () =>
        Promise.resolve({
          parseAnswers: (all: unknown) => (validated.push('everything'), parseAnswers(all)),
          validateField: (all: FormValues, path: string) => (validated.push(path), validateField(all, path)),
        }),
    },
    [],
  );

const settled = () => new Promise((resolve) => setTimeout(resolve, 250));

describe('validating, counted by acts', () => {
  beforeEach(() => {
    validated = [];
  });

  test('a field that is left is validated once and alone, however many there are', async () => {
    values = { ...extreme, 'software_in_use.3.name': 'x' };
    const validation = validationOf();
    // A change and the leaving tell of the same field.
    validation.visit('software_in_use.3.name');
    validation.visit('software_in_use.3.name');
    await settled();
    expect(validated).toEqual(['software_in_use.3.name']);
  });

  test('a range that was pasted is validated cell by cell, and values from elsewhere together', async () => {
    values = { unit: '04', 'registrars.district': '1', 'registrars.commune': 'x' };
    const validation = validationOf();
    validation.visit('registrars.district');
    validation.visit('registrars.commune');
    await settled();
    expect(validated).toEqual(['registrars.district', 'registrars.commune']);
    expect(Object.keys(validation.shown.errors)).toEqual(['registrars.commune']);
    validated = [];
    for (let merged = 0; merged < 5; merged += 1) validation.look();
    await settled();
    expect(validated).toEqual(['everything']);
  });

  test('the whole is parsed once, before the review', async () => {
    values = { unit: '04' };
    const validation = validationOf();
    await validation.parseAll();
    expect(validated).toEqual(['everything']);
    expect(Object.keys(validation.shown.errors)).toContain('respondent_name');
  });
});
