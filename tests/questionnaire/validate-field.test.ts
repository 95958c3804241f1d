import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAnswers, validateField } from '../../src/questionnaire/parse-answers.ts';
import type { FormValues } from '../../src/questionnaire/form-values.ts';
import { anyValues } from './any-input.ts';

const codes = (found: readonly { path: string; code: string }[]) =>
  found.map(({ path, code }) => `${path}: ${code}`).sort();
const rules = (found: readonly { path: string; rule: string }[]) =>
  found.map(({ path, rule }) => `${path}: ${rule}`).sort();

describe('one field validated alone', () => {
  test('has the errors and warnings that the whole Phiếu has where it looks', () => {
    fc.assert(
      fc.property(anyValues, fc.nat(), (values: FormValues, pick) => {
        const paths = Object.keys(values);
        const path = paths[pick % Math.max(1, paths.length)] ?? 'obstacles';
        const whole = parseAnswers(values);
        const { errors, warnings, coversErrors, coversWarnings } = validateField(values, path);
        const expected = whole.ok ? [] : whole.errors.filter((error) => coversErrors(error.path));
        expect(codes(errors)).toEqual(codes(expected));
        expect(rules(warnings)).toEqual(
          rules(whole.warnings.filter((one) => coversWarnings(one.path) && !one.aboutBlank)),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('says nothing of another piece of software but that two have one name', () => {
    const formValues = {
      'software_in_use.0.name': 'Một cửa',
      'software_in_use.1.name': 'Một cửa',
      'software_in_use.2.scope': 'toàn tỉnh',
    };
    const { errors, warnings, coversErrors } = validateField(formValues, 'software_in_use.0.name');
    expect([errors, rules(warnings)]).toEqual([[], ['software_in_use.1.name: same_software_twice']]);
    expect([coversErrors('software_in_use.0.scope'), coversErrors('software_in_use.2.name')]).toEqual([
      true,
      false,
    ]);
  });

  test('finds that one of telephone and e-mail is enough', () => {
    const formValues = { respondent_email: 'stp@vidu.example' };
    expect(codes(validateField(formValues, 'respondent_email').errors)).toEqual([
      'respondent_name: required_name',
    ]);
  });

  test('compares a figure with the catalogue of the province chosen', () => {
    const formValues = { unit: '04', 'registration_offices.district': '99' };
    expect(rules(validateField(formValues, 'registration_offices.district').warnings)).toEqual([
      'registration_offices.district: offices_differ_from_catalogue',
    ]);
    expect(rules(validateField(formValues, 'unit').warnings)).toEqual([
      'registration_offices.district: offices_differ_from_catalogue',
    ]);
  });
});
