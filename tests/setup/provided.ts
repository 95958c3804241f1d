/** A running system that site and browser tests share, as `systemUnderTest` gives it. */
export interface SystemUnderTest {
  /** Where pages and functions are served. */
  address: string;
  supabaseUrl: string;
  publishableKey: string;
  secretKey: string;
  accessCodePepper: string;
  /** Access codes of three trial Sở, in clear. */
  codes: { unit: string; name: string; code: string }[];
  /** Its data folder; `sites` below it holds the builds. */
  dataFolder: string;
  /** Folder with the site as it was built before anybody answered. */
  firstSite: string;
  /** All that its server and functions have printed. */
  log: string;
  /** Takes SQL from the tests; see `querySystem`. */
  sqlAddress: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    systems: SystemUnderTest[];
    /** File with a dump of a database that has all migrations and the survey. */
    template: string;
    /** A database on native PostgreSQL to open copies of; undefined where that is not installed. */
    postgres: string | undefined;
  }
}
