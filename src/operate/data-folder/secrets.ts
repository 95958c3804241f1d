import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { PlainError } from '../plain-error.ts';
import type { DataFolder } from './data-folder.ts';
import { readIfThere, readJson, writeWhole } from './files.ts';

const secret = z.string().min(1);
const secretsFile = z.object({
  publishable_key: secret,
  secret_key: secret,
  jwt_secret: secret,
  access_code_pepper: secret,
  build_hook: secret,
});

/** What must not be known outside: made at random once per data folder, kept only there. */
export type Secrets = z.infer<typeof secretsFile>;

/**
 * The secrets of a data folder, made on first use.
 *
 * @throws PlainError when they are there and damaged: with others no access code would open anything.
 */
export async function readSecrets(folder: DataFolder): Promise<Secrets> {
  const text = await readIfThere(folder.secrets);
  if (text !== undefined) return checkSecrets(folder, text);
  const secrets = makeSecrets();
  await writeWhole(folder.secrets, JSON.stringify(secrets, null, 2));
  return secrets;
}

function checkSecrets(folder: DataFolder, text: string): Secrets {
  const read = secretsFile.safeParse(readJson(text));
  if (read.success) return read.data;
  throw new PlainError(
    `The file ${folder.secrets} is damaged. Put back a copy of it; or delete ${folder.root} to start afresh (its answers are lost).`,
  );
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
