import { expect, test } from 'vitest';
import { limits } from '../../src/questionnaire/limits.ts';
import { parseAnswers } from '../../src/questionnaire/parse-answers.ts';
import { errorAt } from '../../src/server/http/request-errors.ts';

const path = 'software_in_use.1764400000000.name';
const place = 'Mục 3.2, một phần mềm: Tên phần mềm';

test('a block of which only the identity is known is not counted by it', () => {
  expect(errorAt(path, 'unstorable_text').place).toBe(place);
  expect(errorAt(`explanations.${path}`, 'unstorable_text').place).toBe(`Lý do giải trình, ${place}`);
  expect(parseAnswers({ [path]: Array.from({ length: 21 }, () => 'x') })).toMatchObject({
    errors: [{ place }],
  });
});

test('a block that was read is counted by its position', () => {
  const name = 'x'.repeat(limits.text + 1);
  expect(
    parseAnswers({ unit: '04', respondent_name: 'A', respondent_phone: '1', [path]: name }),
  ).toMatchObject({
    errors: [{ place: 'Mục 3.2, phần mềm thứ 1: Tên phần mềm' }],
  });
});

test('a sentence that quotes what was typed quotes it', () => {
  expect(errorAt('unit', 'unknown_option', '99').message).toBe(
    '“99” không có trong các lựa chọn. Đề nghị chọn lại.',
  );
});
