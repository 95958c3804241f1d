import { expect, test } from 'vitest';
import { readLocalSettings } from '../../src/commands/local-settings.ts';

test.each(['khao-sat.example.vn', 'https://khao-sat.example.vn/669', 'ftp://example.vn', 'http://'])(
  'an address that no link can be made of is said in a sentence: %s',
  (SITE_URL) =>
    expect(() => readLocalSettings({ SITE_URL })).toThrow(
      `SITE_URL is "${SITE_URL}". Set it to the address people use, like https://khao-sat.example.vn, without anything after the name; or leave it out.`,
    ),
);

test('an address is taken with and without the slash at its end, and none from an empty setting', () => {
  const read = (SITE_URL: string) => readLocalSettings({ SITE_URL }).siteUrl;
  expect(read('https://khao-sat.example.vn/')).toBe('https://khao-sat.example.vn');
  expect(read('http://127.0.0.1:7000')).toBe('http://127.0.0.1:7000');
  expect(read('')).toBeUndefined();
});
