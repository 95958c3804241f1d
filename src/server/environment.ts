import { TryAgain } from './http/try-again.ts';

/** The settings the functions read; `.env.example` says what each is. */
export type Setting =
  | 'SUPABASE_URL'
  | 'SUPABASE_SECRET_KEY'
  | 'ACCESS_CODE_PEPPER'
  | 'STORAGE_URL'
  | 'BUILD_HOOK_URL'
  | 'SITE_URL'
  | 'PAGES_URL'
  | 'URL'
  | 'REBUILD_WAIT_SECONDS';

/** A setting that may be absent. */
export const readSetting = (name: Setting): string | undefined => process.env[name]?.trim() || undefined;

/**
 * A setting without which nothing can be done.
 *
 * @throws TryAgain naming the setting, for the log.
 */
export function requireSetting(name: Setting): string {
  const value = readSetting(name);
  if (value === undefined) throw new TryAgain(`${name} is not set; set it as .env.example shows`);
  return value;
}

/** Where the pages of this site can be read from here: its address, unless the host names a nearer one. */
export const pagesUrl = (): string => readSetting('PAGES_URL') ?? requireSetting('SITE_URL');
