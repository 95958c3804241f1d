import canonicalize from 'canonicalize';
import { requireSetting } from './environment.ts';

/** What is told again by its hash alone. Each has hashes of its own: equal values give different ones. */
export type HashPurpose = 'request' | 'plain post' | 'caller address';

/**
 * HMAC-SHA-256 with the pepper of the functions, as 64 hexadecimal digits, over a purpose and the RFC 8785 JSON of a value:
 * tells equal values from others, and tells whoever reads the database nothing, who could try out names and telephones on a
 * plain hash.
 *
 * @throws TryAgain when no pepper is set.
 */
export async function keyedHash(purpose: HashPurpose, value: unknown): Promise<string> {
  const pepper = Buffer.from(requireSetting('ACCESS_CODE_PEPPER'));
  const text = Buffer.from(`${purpose}\n${canonicalize(value) ?? ''}`);
  const key = await crypto.subtle.importKey('raw', pepper, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  return Buffer.from(await crypto.subtle.sign('HMAC', key, text)).toString('hex');
}
