import { describe, expect, test } from 'vitest';
import { describePlace } from '../../src/questionnaire/fields.ts';
import { parseLateReason } from '../../src/questionnaire/parse-explanations.ts';
import { isDraftPath } from '../../src/questionnaire/draft-path.ts';
import { leastValues } from './full-values.ts';
import { answersOf, errorCodesOf } from './parsed.ts';

const given = (late_reason: string) => ({ ...leastValues, late_reason });

describe('the reason for sending late', () => {
  test('is kept with the draft, and no part of the answers', () => {
    expect(isDraftPath('late_reason')).toBe(true);
    expect(answersOf(given('Chờ số liệu của ba huyện'))).toEqual(answersOf(leastValues));
    expect(describePlace('late_reason')).toBe('Lý do gửi sau thời hạn');
  });

  test('is read composed, blank as none', () => {
    expect(parseLateReason(given(' Chờ số liệu '.normalize('NFD'))).reason).toBe('Chờ số liệu');
    expect(parseLateReason(given(' \u200b ')).reason).toBeNull();
    expect(parseLateReason(leastValues).reason).toBeNull();
  });

  test('has its limit, and no letters that cannot be stored', () => {
    expect(errorCodesOf(given('a'.repeat(2_000)))).toEqual([]);
    expect(errorCodesOf(given('a'.repeat(2_001)))).toEqual([['late_reason', 'too_long']]);
    expect(errorCodesOf(given('a\0b'))).toEqual([['late_reason', 'unstorable_text']]);
  });
});
