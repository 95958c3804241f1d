import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storageOrigin } from '../../src/layouts/storage-origin.ts';
import { openResults, type BuiltSite, type Results } from './built-results.ts';

const supabase = 'https://abcdefgh.supabase.co';
const site = 'https://khao-sat.example.vn';

describe('the origin files are sent to', () => {
  test('is that of Supabase, or of the name it stands behind', () => {
    expect(storageOrigin({ SUPABASE_URL: supabase, SITE_URL: site })).toBe(supabase);
    expect(
      storageOrigin({ SUPABASE_URL: supabase, STORAGE_URL: 'https://kho.example.vn/', SITE_URL: site }),
    ).toBe('https://kho.example.vn');
  });

  test('needs no word in the policy where it is the site itself, or where nothing is set', () => {
    expect(storageOrigin({ SUPABASE_URL: supabase, STORAGE_URL: site, SITE_URL: site })).toBeUndefined();
    expect(storageOrigin({})).toBeUndefined();
  });
});

describe('a site built for a Supabase of another origin', () => {
  let results: Results;
  let built: BuiltSite;
  beforeAll(async () => {
    results = await openResults();
    built = await results.build();
  }, 120_000);
  afterAll(() => results.close());

  test('lets the page of the signed copy, and no other page, reach it', () => {
    const policies = [...built.files]
      .filter(([name]) => name.endsWith('.html'))
      .map(([name, content]) => [name, /connect-src ([^;"]*)/.exec(String(content))?.[1]?.trim()] as const);
    const reaching = policies.filter(([, sources]) => sources !== "'self'");
    expect(policies.length).toBeGreaterThan(5);
    expect(reaching).toEqual([
      ['phieu/ban-ky/index.html', expect.stringMatching(/^'self' http:\/\/127\.0\.0\.1:\d+$/)],
    ]);
  });
});
