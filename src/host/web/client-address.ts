import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';
import { PlainError } from '../../operate/plain-error.ts';

/** The proxies in front of this server whose word is taken for where a request came from. */
export type TrustedProxies = BlockList;

/**
 * Reads TRUSTED_PROXIES: addresses and networks ("127.0.0.1, 10.0.0.0/8, ::1"), nobody when it is empty.
 *
 * @throws PlainError that names what is neither.
 */
export function readTrustedProxies(text: string | undefined): TrustedProxies {
  const trusted = new BlockList();
  for (const entry of (text ?? '').split(/[\s,]+/).filter((one) => one !== '')) add(trusted, entry);
  return trusted;
}

function add(trusted: BlockList, entry: string): void {
  const [address = '', bits, more] = entry.split('/');
  const kind = isIPv6(address) ? 'ipv6' : 'ipv4';
  const most = kind === 'ipv6' ? 128 : 32;
  const prefix = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : NaN;
  // A network of everybody would let every caller choose its own address.
  if (isIP(address) === 0 || more !== undefined || !(prefix > 0 && prefix <= most))
    throw new PlainError(
      `TRUSTED_PROXIES names "${entry}". Write the addresses or networks of your own proxies, like 127.0.0.1 or 10.1.0.0/16, with commas between.`,
    );
  trusted.addSubnet(address, prefix, kind);
}

/**
 * The address a request came from: of the line itself, or, where that is a trusted proxy, what it says in X-Forwarded-For.
 * From there it is read backwards, as far as proxies are trusted: what stands before can be written by every caller.
 */
export function clientAddress(incoming: IncomingMessage, trusted: TrustedProxies = new BlockList()): string {
  const line = plainAddress(incoming.socket.remoteAddress ?? '');
  if (!isTrusted(trusted, line)) return line;
  const told = (incoming.headersDistinct['x-forwarded-for'] ?? []).join(',').split(',');
  let nearest = line;
  for (const text of told.reverse()) {
    const address = plainAddress(text.trim());
    if (isIP(address) === 0) return nearest;
    nearest = address;
    if (!isTrusted(trusted, address)) return address;
  }
  return nearest;
}

const isTrusted = (trusted: BlockList, address: string): boolean =>
  isIP(address) !== 0 && trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');

/** IPv4 is written as such also where the system hands it out as IPv6. */
const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');
