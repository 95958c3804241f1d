import { isIPv4, isIPv6 } from 'node:net';
import { keyedHash } from '../keyed-hash.ts';

/**
 * The address a request came from, as it is counted: a keyed hash, or null when the platform gives none. It comes from the
 * platform (`context.ip`), never from a header, which every caller can write.
 */
export async function hashedAddress(ip: string | undefined): Promise<string | null> {
  const counted = countedAddress(ip ?? '');
  return counted === undefined ? null : await keyedHash('caller address', counted);
}

/**
 * An address in the one form in which it is counted: of IPv6 the first 64 bits, the least that one caller is given.
 *
 * @example
 * countedAddress('::ffff:203.0.113.9') // => '203.0.113.9'
 * countedAddress('2001:db8::1') // => '2001:0db8:0000:0000'
 * countedAddress('unknown') // => undefined
 */
export function countedAddress(ip: string): string | undefined {
  const address = ip.trim().replace(/%.*$/, '');
  if (isIPv4(address)) return address;
  if (!isIPv6(address)) return undefined;
  // As the web writes it: in lower case, an IPv4 address at the end in two groups.
  const groups = groupsOf(new URL(`http://[${address}]`).hostname.slice(1, -1));
  return isMapped(groups) ? dotted(groups.slice(6)) : groups.slice(0, 4).join(':');
}

/** The eight groups, four digits each. */
function groupsOf(address: string): string[] {
  const [before = [], after = []] = address.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const left = Array<string>(8 - before.length - after.length).fill('0');
  return [...before, ...left, ...after].map((group) => group.padStart(4, '0'));
}

const isMapped = (groups: readonly string[]): boolean =>
  groups.slice(0, 6).join(':') === '0000:0000:0000:0000:0000:ffff';

const dotted = (groups: readonly string[]): string =>
  [...Buffer.from(groups.join(''), 'hex')].map(String).join('.');
