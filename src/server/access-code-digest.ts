import { createHmac } from 'node:crypto';
import { parseAccessCode } from '../submission/codes/access-code.ts';
import { requireSetting } from './environment.ts';

/** The digest under which a code is known to the database: HMAC-SHA-256 with the pepper, as 64 hexadecimal digits. */
export const digestOf = (code: string, pepper: string): string =>
  createHmac('sha256', pepper).update(code).digest('hex');

/** What was typed as a code: its digest, that nothing was typed, or that it is misspelled. */
export function readDigest(typed: string): { digest: string } | 'missing' | 'misspelled' {
  const parsed = parseAccessCode(typed);
  return parsed.ok ? { digest: digestOf(parsed.code, requireSetting('ACCESS_CODE_PEPPER')) } : parsed.error;
}
