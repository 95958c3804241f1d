import { describe, expect, test } from 'vitest';
import { storageOrigin } from '../../src/site/storage-origin.ts';

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
