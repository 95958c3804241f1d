import { describe, expect, test } from 'vitest';
import { countedAddress } from '../../src/server/http/caller-address.ts';

describe('the address a caller is counted by', () => {
  test.each([
    ['203.0.113.9', '203.0.113.9'],
    [' 203.0.113.9 ', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['::FFFF:cb00:7109', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:0db8:0001:0002'],
    ['2001:DB8:1:2::9', '2001:0db8:0001:0002'],
    ['fe80::1%eth0', 'fe80:0000:0000:0000'],
    ['::1', '0000:0000:0000:0000'],
    ['::', '0000:0000:0000:0000'],
    ['64:ff9b::203.0.113.9', '0064:ff9b:0000:0000'],
  ])('of %s is %s', (ip, counted) => {
    expect(countedAddress(ip)).toBe(counted);
  });

  test.each(['', 'unknown', '203.0.113', '203.0.113.9, 198.51.100.1', '2001:db8::1::2', '[::1]'])(
    'cannot be told from "%s"',
    (ip) => {
      expect(countedAddress(ip)).toBeUndefined();
    },
  );
});
