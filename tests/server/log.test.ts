import { describe, expect, test } from 'vitest';
import { loggable, TryAgain } from '../../src/server/http/try-again.ts';

describe('what of an error is logged', () => {
  test('is where it happened, never its message, which may quote what was typed', () => {
    const line = loggable(new TypeError('cannot read "ABCD-EFGH"\n of Nguyễn Văn A'));
    expect(line).toMatch(/^TypeError at /);
    expect(line).not.toMatch(/ABCD|Nguyễn/);
  });

  test('is the reason when it is one of ours', () => {
    expect(loggable(new TryAgain('SITE_URL is not set'))).toBe('SITE_URL is not set');
    expect(loggable('thrown text')).toBe('something that is not an error was thrown');
  });
});
