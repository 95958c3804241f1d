import { dataFolderRoot } from '../src/operate/data-folder/data-folder.ts';
import { PlainError } from '../src/operate/plain-error.ts';
import { project } from '../src/operate/project.ts';
import type { LocalSystemOptions } from './local/local-system.ts';

/** What of the local system is set by environment variables. */
export type LocalSettings = Pick<
  LocalSystemOptions,
  'project' | 'dataFolder' | 'host' | 'port' | 'siteUrl' | 'scheduleSeconds' | 'rebuildWaitSeconds'
>;

/**
 * Reads DATA_DIR, HOST, PORT, SITE_URL, SCHEDULE_SECONDS and REBUILD_WAIT_SECONDS; each has a default.
 *
 * @throws PlainError that names the setting, what is wrong with it and what to write.
 */
export function readLocalSettings(environment: NodeJS.ProcessEnv): LocalSettings {
  return {
    project: checkFolder(project),
    dataFolder: dataFolderRoot(environment),
    host: environment.HOST ?? '127.0.0.1',
    port: wholeNumber(environment, 'PORT', 6690, 65535),
    siteUrl: siteAddress(environment.SITE_URL),
    scheduleSeconds: wholeNumber(environment, 'SCHEDULE_SECONDS', 10, 86400),
    rebuildWaitSeconds: wholeNumber(environment, 'REBUILD_WAIT_SECONDS', 20, 86400),
  };
}

/**
 * A folder of the project in which pages and functions can be built: the tools that do it read paths as addresses.
 *
 * @throws PlainError when its path has a sign at which they cut it off.
 */
export function checkFolder(folder: string): string {
  if (!/[#?]/.test(folder)) return folder;
  throw new PlainError(
    `The project lies in ${folder}, and a path with # or ? cannot be built in. Move it to a folder without them and start again.`,
  );
}

/** Links are made by writing a path after it. */
function siteAddress(given: string | undefined): string | undefined {
  const text = (given ?? '').trim();
  if (text === '') return undefined;
  const address = URL.canParse(text) ? new URL(text) : undefined;
  if (address && /^https?:$/.test(address.protocol) && address.href === `${address.origin}/`)
    return address.origin;
  throw new PlainError(
    `SITE_URL is "${text}". Set it to the address people use, like https://khao-sat.example.vn, without anything after the name; or leave it out.`,
  );
}

function wholeNumber(environment: NodeJS.ProcessEnv, name: string, byDefault: number, most: number): number {
  const text = environment[name];
  if (text === undefined || text === '') return byDefault;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw new PlainError(
    `${name} is "${text}". Set it to a whole number from 0 to ${most}, or leave it out for ${byDefault}.`,
  );
}
