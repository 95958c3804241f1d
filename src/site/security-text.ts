import type { site } from './site.ts';

type Contact = Pick<(typeof site.contacts)[number], 'phone' | 'email'>;

/** How long the file may be believed without the site being built again, in days; RFC 9116 asks for less than a year. */
const goodForDays = 330;

/**
 * Whom to tell of a fault of security, as RFC 9116 has it: by e-mail first, then by telephone. Undefined while nobody is
 * named: a file without a way to reach anybody would be worse than none.
 *
 * @example
 * securityText([{ email: 'cntt@moj.gov.vn' }], 'https://khao-sat.example.vn', new Date('2026-11-23'))
 * // => 'Contact: mailto:cntt@moj.gov.vn\nExpires: 2027-10-19T00:00:00.000Z\n…'
 */
export function securityText(contacts: readonly Contact[], siteUrl: string, now: Date): string | undefined {
  const mails = contacts.flatMap(({ email }) => (email === undefined ? [] : [`mailto:${email}`]));
  const phones = contacts.flatMap(({ phone }) =>
    phone === undefined ? [] : [`tel:${dialledAbroad(phone)}`],
  );
  const ways = [...new Set([...mails, ...phones])];
  if (ways.length === 0) return undefined;
  const expires = new Date(now.getTime() + goodForDays * 86_400_000).toISOString();
  return [
    ...ways.map((way) => `Contact: ${way}`),
    `Expires: ${expires}`,
    'Preferred-Languages: vi, en',
    `Canonical: ${new URL('/.well-known/security.txt', siteUrl).href}`,
    '',
  ].join('\n');
}

/** A Vietnamese number as the whole world dials it: "024 3733 0001" is +842437330001. */
function dialledAbroad(phone: string): string {
  const digits = phone.replace(/[^\d+]/g, '');
  return digits.startsWith('0') ? `+84${digits.slice(1)}` : digits;
}
