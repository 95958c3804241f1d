import { describe, expect, test } from 'vitest';
import { asStored, rawAsStored } from '../../src/server/stored-raw.ts';

describe('raw input as a draft holds it', () => {
  test('is NFC and keeps spaces, so that nothing jumps while typing', () => {
    expect(asStored('obstacles', ' Đào '.normalize('NFD'))).toBe(' Đào ');
  });

  test('has no control characters but tab and line breaks, as the form leaves its fields', () => {
    expect(asStored('obstacles', 'a\x01b\tc\r\nd\ve')).toBe('ab\tc\r\nd\ne');
  });

  test('has boxes as a sorted list, also the single one of a plain form', () => {
    expect(asStored('software_kinds', 'other')).toEqual(['other']);
    expect(asStored('software_in_use.0.database', ['distributed', 'centralized', 'distributed'])).toEqual([
      'centralized',
      'distributed',
    ]);
    expect(asStored('software_kinds', '')).toEqual([]);
    expect(asStored('plan_status', 'issued')).toBe('issued');
    expect(asStored('plan_status', ['not_issued', 'issued'])).toEqual(['issued', 'not_issued']);
  });

  test('leaves out what is blank', () => {
    const raw = { unit: '79', obstacles: '', software_kinds: [], proposals: ' ' };
    expect(rawAsStored(raw)).toEqual({ unit: '79', proposals: ' ' });
  });
});
