import { describe, expect, test } from 'vitest';
import { blankPlaces } from '../../../src/form/review/blank-places.ts';
import { differencesOf } from '../../../src/form/review/CorrectionDifferences.tsx';
import type { FormValues } from '../../../src/questionnaire/form-values.ts';
import { splitContact } from '../../../src/questionnaire/contact.ts';
import { parseAnswers } from '../../../src/questionnaire/parse-answers.ts';
import full from '../../fixtures/full-two-in-use-one-planned.json' with { type: 'json' };

function parsed(values: FormValues) {
  const result = parseAnswers(values);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result;
}

/** A revision as it was sent with these values. */
function revisionOf(values: FormValues) {
  const { answers, explanations } = parsed(values);
  return { ...splitContact(answers), explanations };
}

describe('what a correction changes', () => {
  const differences = (now: FormValues) =>
    differencesOf(revisionOf(full), parsed(now)).map(({ place, sent, now: after }) => [place, sent, after]);

  test('is nothing when nothing was changed, however it is typed', () => {
    expect(differences({ ...full, data_date: 'ngày 15 tháng 11 năm 2016' })).toEqual([]);
  });

  test('is told with its place, what was sent and what is sent now, in the order of the paper', () => {
    expect(
      differences({ ...full, proposals: '', 'registrars.commune': '237', respondent_name: 'Nông Thị Mới' }),
    ).toEqual([
      ['Thông tin hành chính: Người lập Phiếu', full.respondent_name, 'Nông Thị Mới'],
      ['Mục 1, dòng 2, Cấp xã', '236', '237'],
      ['Mục 5: Kiến nghị, đề xuất', full.proposals, ''],
    ]);
  });

  test('names the software by its place', () => {
    const changed = { ...full, 'software_in_use.1.scope': '12/13 huyện' };
    expect(differences(changed).map(([place]) => place)).toEqual([
      'Mục 3.2, phần mềm thứ 2: Phạm vi triển khai',
    ]);
  });
});

describe('what was left blank', () => {
  test('is gathered in the order of the paper, a question that repeats once, one inside by its place', () => {
    const values = {
      unit: '04',
      respondent_name: 'Nông Văn Ví Dụ',
      respondent_phone: '0206 3852 000',
      'registrars.district': '0',
      'software_in_use.0.name': 'Một cửa',
    };
    const places = blankPlaces(parsed(values).answers);
    expect(places).toHaveLength(23);
    expect(places).toContain('Mục 1, dòng 2, Cấp xã');
    expect(places).not.toContain('Mục 1, dòng 2, Cấp huyện');
    expect(places).toContain('Mục 3.2, phần mềm thứ 1: Phạm vi triển khai');
    expect(places).toContain('Mục 3.3: Phần mềm dự kiến');
    expect(places.at(-1)).toBe('Mục 5: Kiến nghị, đề xuất');
  });

  test('is nothing of a whole Phiếu', () => {
    expect(blankPlaces(parsed(full).answers)).toEqual([]);
  });
});
