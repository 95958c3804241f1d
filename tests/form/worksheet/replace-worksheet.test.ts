import { expect, test } from 'vitest';
import { filledValues, withValues } from '../../../src/form/draft/values.ts';
import { replaceWorksheet } from '../../../src/form/worksheet/replace-worksheet.ts';

const typed = {
  obstacles: 'x',
  'worksheet.0.name': 'Huyện A',
  'worksheet.0.registrars-district': '5',
  'worksheet.5.registrars-district': '7',
};
const file = [
  ['worksheet.0.name', 'Huyện A'],
  ['worksheet.0.registrars-district', '6'],
  ['worksheet.1.name', 'Huyện B'],
] as const;

test('a file takes the place of the whole worksheet, and of nothing else', () => {
  const { values, replaced } = replaceWorksheet(typed, file);
  expect(filledValues(withValues(typed, values))).toEqual({ obstacles: 'x', ...Object.fromEntries(file) });
  expect(replaced).toBe(2);
});

test('the worksheet of before a file can be taken back whole', () => {
  const { values, before } = replaceWorksheet(typed, file);
  expect(filledValues(withValues(withValues(typed, values), before))).toEqual(typed);
});

test('a file in an empty worksheet replaces nothing', () => {
  expect(replaceWorksheet({ obstacles: 'x' }, file).replaced).toBe(0);
});
