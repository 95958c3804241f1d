import { describe, expect, test } from 'vitest';
import { storedValue, storedValues } from '../../src/questionnaire/stored-values.ts';

describe('form values as a draft holds them', () => {
  test('is NFC and keeps spaces, so that nothing jumps while typing', () => {
    expect(storedValue('obstacles', ' Đào '.normalize('NFD'))).toBe(' Đào ');
  });

  test('has no control characters but tab and line breaks, as the form leaves its fields', () => {
    expect(storedValue('obstacles', 'a\x01b\tc\r\nd\ve')).toBe('ab\tc\r\nd\ne');
  });

  test('has boxes as a sorted list, also the single one of a plain form', () => {
    expect(storedValue('software_kinds', 'other')).toEqual(['other']);
    expect(storedValue('software_in_use.0.database', ['distributed', 'centralized', 'distributed'])).toEqual([
      'centralized',
      'distributed',
    ]);
    expect(storedValue('software_kinds', '')).toEqual([]);
    expect(storedValue('plan_status', 'issued')).toBe('issued');
    expect(storedValue('plan_status', ['not_issued', 'issued'])).toEqual(['issued', 'not_issued']);
  });

  test('leaves out what is blank', () => {
    const values = { unit: '79', obstacles: '', software_kinds: [], proposals: ' ' };
    expect(storedValues(values)).toEqual({ unit: '79', proposals: ' ' });
  });
});
