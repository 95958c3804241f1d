import { afterEach, describe, expect, test, vi } from 'vitest';
import { digestOf, readDigest } from '../../src/server/access-code-digest.ts';
import { makeAccessCode } from '../../src/submission/codes/access-code.ts';

afterEach(() => vi.unstubAllEnvs());

describe('what the database knows of an access code', () => {
  test('is its HMAC-SHA-256 (RFC 4231, test case 2)', () => {
    expect(digestOf('what do ya want for nothing?', 'Jefe')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  test('depends on the pepper', () => {
    const code = makeAccessCode();
    vi.stubEnv('ACCESS_CODE_PEPPER', 'one');
    const one = readDigest(code);
    vi.stubEnv('ACCESS_CODE_PEPPER', 'two');
    expect(readDigest(code)).not.toEqual(one);
  });
});
