import path from 'node:path';
import { PlainError } from '../operate/plain-error.ts';
import { project } from '../operate/project.ts';
import { isSecretKey } from '../results/published-view/secret-key.ts';
import { checkFolder, siteAddress, wholeNumber } from './setting-values.ts';
import { readTrustedProxies, type TrustedProxies } from './web/client-address.ts';

/** What of a host is set by environment variables; docs/own-server.md says what each is. */
export interface HostSettings {
  /** Folder of the project: pages, functions, netlify.toml. */
  project: string;
  /** Built sites, bundled functions, the log of the last build: nothing that cannot be made again. */
  dataFolder: string;
  host: string;
  port: number;
  siteUrl: string;
  supabaseUrl: string;
  publishableKey: string;
  proxies: TrustedProxies;
  /** Where metrics are told on loopback; undefined when they are not. */
  metricsPort: number | undefined;
}

const needed = [
  'SITE_URL',
  'SUPABASE_URL',
  'SUPABASE_PUBLISHABLE_KEY',
  'SUPABASE_SECRET_KEY',
  'ACCESS_CODE_PEPPER',
] as const;

/**
 * Reads the settings of a host.
 *
 * @throws PlainError that names what is missing or wrong, and what to write.
 */
export function readHostSettings(environment: NodeJS.ProcessEnv): HostSettings {
  const missing = needed.filter((name) => (environment[name] ?? '').trim() === '');
  const siteUrl = siteAddress(environment.SITE_URL, '');
  if (missing.length > 0 || siteUrl === undefined)
    throw new PlainError(
      `${missing.join(', ')} not set. Set ${missing.length > 1 ? 'them' : 'it'} in the environment or in .env, as .env.example shows.`,
    );
  // It goes on with whatever comes from a browser to be passed through.
  if (isSecretKey(environment.SUPABASE_PUBLISHABLE_KEY ?? ''))
    throw new PlainError(
      'SUPABASE_PUBLISHABLE_KEY holds a secret key. Put the publishable key (or anon key) there.',
    );
  return {
    project: checkFolder(project),
    dataFolder: path.resolve(project, environment.DATA_DIR ?? '.local/serve'),
    host: environment.HOST ?? '127.0.0.1',
    port: wholeNumber(environment, 'PORT', 6690, 65535),
    siteUrl,
    supabaseUrl: supabaseAddress(environment.SUPABASE_URL ?? ''),
    publishableKey: environment.SUPABASE_PUBLISHABLE_KEY ?? '',
    proxies: readTrustedProxies(environment.TRUSTED_PROXIES),
    metricsPort: wholeNumber(environment, 'METRICS_PORT', undefined, 65535),
  };
}

function supabaseAddress(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new PlainError(
    `SUPABASE_URL is "${text}". Set it to the address of the gateway before PostgREST, Storage and Auth, like http://127.0.0.1:8000.`,
  );
}
