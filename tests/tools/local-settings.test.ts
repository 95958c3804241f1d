import { expect, test } from 'vitest';
import { checkFolder } from '../../src/host/setting-values.ts';
import { readLocalSettings } from '../../tools/local-settings.ts';

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

test.each(['/srv/a#b', '/srv/survey?'])(
  'a folder whose name would be cut off in an address is refused in a sentence: %s',
  (folder) =>
    expect(() => checkFolder(folder)).toThrow(
      `The project lies in ${folder}, and a path with # or ? cannot be built in. Move it to a folder without them and start again.`,
    ),
);

test('a folder with spaces and Vietnamese letters is none of these', () => {
  expect(checkFolder('/srv/Khảo sát 669')).toBe('/srv/Khảo sát 669');
});
