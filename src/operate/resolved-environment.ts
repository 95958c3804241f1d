import { existsSync } from 'node:fs';
import path from 'node:path';
import { dataFolderAt, dataFolderRoot } from './data-folder/data-folder.ts';
import { readEndpoints } from './data-folder/endpoints.ts';
import { readSecrets } from './data-folder/secrets.ts';
import { PlainError } from './plain-error.ts';
import { project } from './project.ts';

/** Takes settings from the file .env where there is one; those set outside it stay. */
export function loadEnvironmentFile(): void {
  const file = path.join(project, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}

/** What leads a command to a database; all of it from one place, so that no code is digested with another's pepper. */
const leading = ['SUPABASE_URL', 'SUPABASE_SECRET_KEY', 'ACCESS_CODE_PEPPER'] as const;

/**
 * Lets a command that reads the environment work on the system `npm start` runs on this machine: when none of the
 * settings that lead to a database is set, they are taken from its data folder.
 *
 * @throws PlainError when there is neither.
 */
export async function resolveEnvironment(environment: NodeJS.ProcessEnv): Promise<void> {
  if (leading.some((name) => (environment[name] ?? '').trim() !== '')) return;
  const folder = dataFolderAt(dataFolderRoot(environment));
  const where = await readEndpoints(folder);
  if (!where)
    throw new PlainError(
      `Không có hệ thống nào đang chạy trên ${folder.root}. Đề nghị chạy npm start ở một cửa sổ khác, hoặc đặt ${leading.join(', ')} của hệ thống chính thức.`,
    );
  const secrets = await readSecrets(folder);
  Object.assign(environment, {
    SUPABASE_URL: where.supabase_url,
    SUPABASE_PUBLISHABLE_KEY: secrets.publishable_key,
    SUPABASE_SECRET_KEY: secrets.secret_key,
    ACCESS_CODE_PEPPER: secrets.access_code_pepper,
    SITE_URL: environment.SITE_URL ?? where.site_url,
  });
}
