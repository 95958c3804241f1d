import { describe, expect, test } from 'vitest';
import { placeOf, readPlace } from '../../src/staff/read-place.ts';

const answers = { software_in_use: [{ name: 'A' }, { name: 'B' }], software_planned: [] };

describe('a place staff name', () => {
  test.each([
    ['registrars.commune', 'registrars.commune'],
    ['Mục 1, dòng 2, Cấp xã', 'registrars.commune'],
    ['muc 1,  dong 2, cap xa', 'registrars.commune'],
    ['Mục 1, dòng 2', 'registrars'],
    ['Mục 2', 'plan_status'],
    ['Mục 4', 'obstacles'],
    ['Mục 3.2', 'software_in_use'],
    ['Mục 3.2, phần mềm thứ 2', 'software_in_use.1'],
    ['Mục 3.2, phần mềm thứ 2: Phạm vi triển khai', 'software_in_use.1.scope'],
    ['software_in_use.1.name', 'software_in_use.1.name'],
    ['Mục 3.3', 'software_planned'],
    ['Thông tin hành chính: Điện thoại cơ quan', 'respondent_phone'],
  ])('“%s” is %s', (text, path) => {
    expect(readPlace(text, answers)).toBe(path);
  });

  test.each([
    'software_in_use.2.name',
    'Mục 3.2, phần mềm thứ 3',
    'Mục 9',
    'respondent_age',
    '',
    '__proto__',
  ])('“%s” is not in these answers', (text) => {
    expect(() => readPlace(text, answers)).toThrow('không có mục');
  });

  test('that may be several is answered with those it may be', () => {
    expect(() => readPlace('Mục 3.1', answers)).toThrow(
      /chưa đủ rõ.*\n {2}software_kinds {2}\(.*\n {2}software_kinds_other /s,
    );
  });

  test('is told in the words of the paper', () => {
    expect(placeOf('software_in_use.1.scope', answers)).toBe('Mục 3.2, phần mềm thứ 2: Phạm vi triển khai');
    expect(placeOf('software_in_use', answers)).toBe('Mục 3.2: Phần mềm đang áp dụng');
    expect(placeOf('something.else', answers)).toBe('something.else');
  });
});
