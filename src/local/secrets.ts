import { randomBytes } from 'node:crypto';
import type { DataFolder } from './data-folder.ts';
import { readIfThere, writeWhole } from './files.ts';

/** What must not be known outside: made at random once per data folder, kept only there. */
export interface Secrets {
  publishable_key: string;
  secret_key: string;
  jwt_secret: string;
  access_code_pepper: string;
  build_hook: string;
}

/** The secrets of a data folder, made on first use. */
export async function readSecrets(folder: DataFolder): Promise<Secrets> {
  const text = await readIfThere(folder.secrets);
  if (text !== undefined) return JSON.parse(text) as Secrets;
  const secrets = makeSecrets();
  await writeWhole(folder.secrets, JSON.stringify(secrets, null, 2));
  return secrets;
}

/** Fresh random secrets; the keys have the form that hosted Supabase gives its keys. */
export function makeSecrets(): Secrets {
  const random = (): string => randomBytes(32).toString('base64url');
  return {
    publishable_key: `sb_publishable_${random()}`,
    secret_key: `sb_secret_${random()}`,
    jwt_secret: random(),
    access_code_pepper: random(),
    build_hook: random(),
  };
}
