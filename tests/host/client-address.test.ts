import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { clientAddress, readTrustedProxies } from '../../src/host/web/client-address.ts';

function from(line: string, ...forwarded: string[]): IncomingMessage {
  const headersDistinct = forwarded.length > 0 ? { 'x-forwarded-for': forwarded } : {};
  return { socket: { remoteAddress: line }, headersDistinct } as unknown as IncomingMessage;
}

const trusted = readTrustedProxies('127.0.0.1, ::1 10.1.0.0/16');

test.each([
  ['a header from nobody we trust is not read', from('203.0.113.9', '198.51.100.1'), '203.0.113.9'],
  ['the word of a trusted proxy is taken', from('127.0.0.1', '198.51.100.1'), '198.51.100.1'],
  ['IPv4 written as IPv6 is the same proxy', from('::ffff:127.0.0.1', '198.51.100.1'), '198.51.100.1'],
  ['what a caller wrote before the proxy is not', from('127.0.0.1', '1.1.1.1, 198.51.100.1'), '198.51.100.1'],
  [
    'two proxies in a row are both passed over',
    from('::1', '1.1.1.1, 198.51.100.1, 10.1.2.3'),
    '198.51.100.1',
  ],
  ['two headers are one list', from('127.0.0.1', '1.1.1.1', '198.51.100.1'), '198.51.100.1'],
  ['words that are no address stop the reading', from('127.0.0.1', 'x, unknown, 10.1.2.3'), '10.1.2.3'],
  ['a proxy that says nothing is the caller itself', from('127.0.0.1'), '127.0.0.1'],
  ['IPv6 is taken whole', from('127.0.0.1', '2001:db8::1'), '2001:db8::1'],
])('%s', (_, incoming, expected) => {
  expect(clientAddress(incoming, trusted)).toBe(expected);
});

test.each(['proxy', '10.0.0.0/33', '10.0.0.0/x', '10.0.0.0/8/8', '0.0.0.0/0'])(
  'a proxy that is none is named: %s',
  (entry) => {
    expect(() => readTrustedProxies(entry)).toThrow(`TRUSTED_PROXIES names "${entry}".`);
  },
);
