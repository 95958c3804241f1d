import { expect, test } from 'vitest';
import { addressLimits } from '../../src/host/functions/address-limits.ts';

const limit = { windowSize: 60, windowLimit: 3 };

test('one address too often in a window is told how long to wait; others and other functions are not', () => {
  const limits = addressLimits();
  const count = (name: string, ip: string, now: number) => limits.count(name, limit, ip, now);
  expect([0, 1, 2].map((now) => count('send', '203.0.113.9', now))).toEqual([0, 0, 0]);
  expect(count('send', '203.0.113.9', 30_000)).toBe(30);
  expect(count('send', '203.0.113.8', 30_000)).toBe(0);
  expect(count('open', '203.0.113.9', 30_000)).toBe(0);
  expect(count('send', '203.0.113.9', 60_000)).toBe(0);
});

test('whoever has a network of IPv6 is one caller', () => {
  const limits = addressLimits();
  for (let host = 1; host <= 3; host += 1) limits.count('send', limit, `2001:db8::${host}`, 0);
  expect(limits.count('send', limit, '2001:db8::ffff', 0)).toBe(60);
});

test('addresses beyond what is remembered share one count, so that memory has an end', () => {
  const limits = addressLimits();
  const address = (index: number) => `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`;
  for (let index = 0; index < 20_000; index += 1) limits.count('send', limit, address(index), 0);
  for (let index = 20_000; index < 20_003; index += 1)
    expect(limits.count('send', limit, address(index), 0)).toBe(0);
  expect(limits.count('send', limit, address(30_000), 0)).toBe(60);
  expect(limits.count('send', limit, address(7), 0)).toBe(0);
});

test('a function without a limit has none', () => {
  expect(addressLimits().count('health', undefined, '203.0.113.9')).toBe(0);
});
