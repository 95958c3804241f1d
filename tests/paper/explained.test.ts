import { expect, test } from 'vitest';
import { placeOfExplanation } from '../../src/paper/sheet/explained.ts';

const values = { 'software_in_use.1764400000000.name': 'Một cửa', 'software_in_use.9.name': 'Hộ tịch' };

test('an explanation stands at its block as the sheet numbers blocks', () => {
  expect(placeOfExplanation('explanations.software_in_use.1764400000000.name', values)).toBe(
    'Mục 3.2, phần mềm thứ 2: Tên phần mềm',
  );
  expect(placeOfExplanation('explanations.registrars.commune', values)).toBe('Mục 1, dòng 2, Cấp xã');
});

test('an explanation of a block that is not on the sheet names no number', () => {
  expect(placeOfExplanation('explanations.software_in_use.1764411111111.name', values)).toBe(
    'Mục 3.2, phần mềm đã bỏ: Tên phần mềm',
  );
});
