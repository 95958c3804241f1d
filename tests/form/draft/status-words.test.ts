import { describe, expect, test } from 'vitest';
import { statusWords } from '../../../src/form/draft/status.ts';

describe('times in the line about saving', () => {
  const kept = { kept: 'here', at: '2016-11-14T17:05:00Z' } as const;

  test('are those of Viet Nam, by the clock of 24 hours', () => {
    expect(statusWords(kept)).toBe('Đã lưu trên máy này lúc 00:05 ngày 15/11/2016 · Chưa gửi');
  });

  test('of today, in Viet Nam, name no day', () => {
    expect(statusWords(kept, new Date('2016-11-15T16:59:00Z'))).toBe(
      'Đã lưu trên máy này lúc 00:05 · Chưa gửi',
    );
    expect(statusWords(kept, new Date('2016-11-15T17:00:00Z'))).toContain('ngày 15/11/2016');
  });
});
