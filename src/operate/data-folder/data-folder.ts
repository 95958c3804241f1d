import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { PlainError, systemCode } from '../plain-error.ts';
import { project } from '../project.ts';

/** Where everything lies that the local system keeps; all of it under `root`, none of it in git. */
export interface DataFolder {
  root: string;
  /** PostgreSQL's own files. */
  database: string;
  /** Objects of Supabase Storage. */
  storage: string;
  /** Built sites, one folder per build. */
  sites: string;
  /** Which of `sites` is served. */
  servedSite: string;
  /** Functions bundled for this run. */
  functions: string;
  buildLog: string;
  /** What Astro keeps from one build to the next. */
  buildCache: string;
  /** Locked while a system runs on this folder. */
  lock: string;
  /** The process that has the lock, for the one that is refused. */
  lockHolder: string;
  /** Where the system that runs on this folder can be asked. */
  endpoints: string;
  secrets: string;
  /** Access codes of the trial Sở, in clear. */
  trialCodes: string;
  /** The account its workspace can be tried with, its password in clear. */
  trialAccount: string;
}

/** The folder that DATA_DIR names, or `.local` in that of the project. */
export const dataFolderRoot = ({ DATA_DIR }: NodeJS.ProcessEnv): string =>
  path.resolve(project, DATA_DIR ?? '.local');

/** The paths of a data folder; nothing is made or read. */
export function dataFolderAt(root: string): DataFolder {
  const at = (name: string): string => path.join(root, name);
  return {
    root,
    database: at('database'),
    storage: at('storage'),
    sites: at('sites'),
    servedSite: at('served-site.json'),
    functions: at('functions'),
    buildLog: at('build.log'),
    buildCache: at('build-cache'),
    lock: at('lock'),
    lockHolder: at('lock-holder'),
    endpoints: at('endpoints.json'),
    secrets: at('secrets.json'),
    trialCodes: at('trial-codes.json'),
    trialAccount: at('trial-account.json'),
  };
}

/**
 * Makes the data folder when it is not there; only its owner may look inside.
 *
 * @throws PlainError when something else has its name, or nothing can be written there.
 */
export async function makeDataFolder(folder: DataFolder): Promise<void> {
  try {
    await mkdir(folder.root, { recursive: true, mode: 0o700 });
    for (const inner of [folder.storage, folder.sites, folder.functions])
      await mkdir(inner, { recursive: true });
  } catch (error) {
    throw new PlainError(
      `The data folder ${folder.root} cannot be made (${systemCode(error) ?? String(error)}). Choose another one with DATA_DIR.`,
    );
  }
}
