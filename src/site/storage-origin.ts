/** The origin browsers send files to, where it is not the site's own: of Supabase, or of the name it stands behind. */
export function storageOrigin(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const { STORAGE_URL, SUPABASE_URL, SITE_URL } = environment;
  const address = STORAGE_URL?.trim() || SUPABASE_URL?.trim();
  if (!address || !URL.canParse(address)) return undefined;
  const { origin } = new URL(address);
  return SITE_URL && URL.canParse(SITE_URL) && new URL(SITE_URL).origin === origin ? undefined : origin;
}
