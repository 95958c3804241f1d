import { dataFolderRoot } from '../src/operate/data-folder/data-folder.ts';
import { checkFolder, siteAddress, wholeNumber } from '../src/host/setting-values.ts';
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
