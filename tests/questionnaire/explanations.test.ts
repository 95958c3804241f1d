import { describe, expect, test } from 'vitest';
import { describePlace, findField } from '../../src/questionnaire/fields.ts';
import { parseAnswers } from '../../src/questionnaire/parse-answers.ts';
import { leastValues } from './full-values.ts';

// Row 3 above row 2 at commune level: a warning that may be explained.
const unusual = { ...leastValues, 'registrars.commune': '10', 'equipped_registrars.commune': '11' };
const path = 'equipped_registrars.commune';

const explained = (values: object) => {
  const parsed = parseAnswers(values);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.explanations;
};
const refused = (formValues: object) => {
  const parsed = parseAnswers(formValues);
  return parsed.ok ? [] : parsed.errors.map(({ path: at, code }) => [at, code]);
};

describe('the explanation of something unusual', () => {
  test('is part of what is sent, in NFC, by the path it belongs to', () => {
    expect(explained({ ...unusual, [`explanations.${path}`]: ' kiêm nhiệm '.normalize('NFD') })).toEqual({
      [path]: 'kiêm nhiệm',
    });
  });

  test('is nobody’s duty', () => {
    expect(explained(unusual)).toEqual({});
    expect(explained({ ...unusual, [`explanations.${path}`]: '  ' })).toEqual({});
  });

  test('is left out when what it explains is gone', () => {
    const usual = { ...unusual, 'equipped_registrars.commune': '10' };
    expect(explained({ ...usual, [`explanations.${path}`]: 'kiêm nhiệm' })).toEqual({});
  });

  test('of a block goes by the place of the block, not by its number', () => {
    const formValues = {
      ...leastValues,
      'software_in_use.4.name': 'Một cửa',
      'software_in_use.90.name': 'một cửa',
      'explanations.software_in_use.90.name': 'hai bản',
    };
    expect(explained(formValues)).toEqual({ 'software_in_use.1.name': 'hai bản' });
  });

  test('has its own length, counted as readers count', () => {
    const written = (length: number) => ({ ...unusual, [`explanations.${path}`]: 'ẫ'.repeat(length) });
    expect(explained(written(2000))[path]).toHaveLength(2000);
    expect(refused(written(2001))).toEqual([[`explanations.${path}`, 'too_long']]);
    expect(refused({ ...unusual, [`explanations.${path}`]: `a${'\u0323'.repeat(9000)}` })).toEqual([
      [`explanations.${path}`, 'unstorable_text'],
    ]);
  });

  test.each(['a\0', '\ud800'])('holding %j is refused, read or not', (text) => {
    for (const formValues of [unusual, leastValues])
      expect(refused({ ...formValues, [`explanations.${path}`]: text })).toEqual([
        [`explanations.${path}`, 'unstorable_text'],
      ]);
  });

  test.each([
    'explanations',
    'explanations.',
    'explanations.x',
    `explanations.explanations.${path}`,
    `Explanations.${path}`,
  ])('%s is no place for one', (wrong) => {
    expect(findField(wrong)).toBeUndefined();
    expect(refused({ ...unusual, [wrong]: 'x' })).toEqual([[wrong, 'unknown_question']]);
  });

  test('is cited by the place of what it explains', () => {
    expect(describePlace(`explanations.${path}`)).toBe('Lý do giải trình, Mục 1, dòng 3, Cấp xã');
  });
});
