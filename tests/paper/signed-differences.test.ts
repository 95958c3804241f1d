import { describe, expect, test } from 'vitest';
import { differencesFromSigned } from '../../src/paper/signed-differences.ts';
import { splitContact } from '../../src/questionnaire/contact.ts';
import type { FormValues } from '../../src/questionnaire/form-values.ts';
import { parseAnswers } from '../../src/questionnaire/parse-answers.ts';
import type { Signing } from '../../src/submission/signing.ts';

const values: FormValues = {
  unit: '04',
  respondent_name: 'Nông Văn Ví Dụ',
  respondent_email: 'vidu@example.vn',
  data_date: '15/11/2016',
  'registrars.commune': '1234',
  software_kinds: ['one_stop', 'other'],
  software_kinds_other: 'Tra cứu',
  'software_in_use.4.name': 'Một cửa',
  'software_in_use.4.database': ['centralized'],
  obstacles: 'Đường truyền yếu.',
};

function signed(typed: FormValues): Signing {
  const parsed = parseAnswers(typed);
  if (!parsed.ok) throw new Error('the test signs what cannot be read');
  const { explanations } = parsed;
  const answers = splitContact(parsed.answers).answers;
  return {
    locked: false,
    revision: 1,
    short_hash: 'GC2RAMHN8T',
    answers,
    explanations,
    at: '2016-11-20T03:00:00Z',
  };
}

const differences = (changed: FormValues) => differencesFromSigned(signed(values), { ...values, ...changed });

describe('what differs from the signed paper', () => {
  test('is nothing for the same answers, however they were typed and whoever typed them', () => {
    expect(
      differences({ 'registrars.commune': '1.234', data_date: '2016-11-15', respondent_name: 'Người khác' }),
    ).toEqual([]);
  });

  test('is named by its place, in the order of the paper', () => {
    expect(
      differences({ obstacles: 'Khác.', 'registrars.commune': '0', software_kinds: ['one_stop'] }),
    ).toEqual([
      'Mục 1, dòng 2, Cấp xã',
      'Mục 3.1: Phần mềm, ứng dụng đang áp dụng',
      'Mục 4: Khó khăn, vướng mắc',
    ]);
  });

  test('counts a software added or left out', () => {
    expect(differences({ 'software_in_use.9.name': 'Hộ tịch' })).toEqual([
      'Mục 3.2, phần mềm thứ 2: Tên phần mềm',
    ]);
  });

  test('cannot be said while something cannot be read', () => {
    expect(differences({ 'registrars.commune': 'nhiều' })).toBeUndefined();
  });
});
