import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { readIfThere, readJson, writeWhole } from '../src/operate/data-folder/files.ts';
import { PlainError } from '../src/operate/plain-error.ts';
import { rpcOf } from '../src/operate/rpc.ts';
import { isLoopback } from '../src/operate/site-address.ts';
import type { LocalData } from './local/local-data.ts';
import type { LocalSettings } from './local-settings.ts';

/** Null in a data folder that is to have none, like one made from a backup. */
const noted = z.nullable(z.object({ email: z.string(), password: z.string() }));

/** The account with which the workspace of a local system can be tried, its password in clear. */
export type TrialAccount = NonNullable<z.infer<typeof noted>>;

/** Whether a system is reached from this machine alone: only there a password may stand on the screen. */
export const isForThisMachine = ({ host, siteUrl }: Pick<LocalSettings, 'host' | 'siteUrl'>): boolean =>
  isLoopback(`http://${host.includes(':') ? `[${host}]` : host}`) &&
  (siteUrl === undefined || isLoopback(siteUrl));

/**
 * Gives a new data folder the account with which its workspace can be tried. The embedded Supabase knows no second factor,
 * so that none is asked for then; whoever turns that on again has it so.
 */
export async function prepareTrialAccount(data: LocalData): Promise<void> {
  const { folder, database } = data;
  if ((await readIfThere(folder.trialAccount)) !== undefined) return;
  const { rows } = await database.query('select from survey.staff limit 1');
  const account = rows.length === 0 ? await makeTrialAccount(data) : null;
  await writeWhole(folder.trialAccount, JSON.stringify(account, null, 2));
}

/** The trial account of a data folder, if one can still sign in with it. */
export async function readTrialAccount({ folder, database }: LocalData): Promise<TrialAccount | undefined> {
  const text = await readIfThere(folder.trialAccount);
  if (text === undefined) return undefined;
  const read = noted.safeParse(readJson(text));
  if (!read.success)
    throw new PlainError(
      `The file ${folder.trialAccount} is damaged. Delete it and start again; npm run staff -- link gives the account a new password.`,
    );
  const { rows } = await database.query(
    `select from auth.users u join survey.staff s on s.user_id = u.id and s.revoked_at is null
     where u.email = $1 and u.encrypted_password = extensions.crypt($2, u.encrypted_password)`,
    [read.data?.email ?? '', read.data?.password ?? ''],
  );
  return rows.length > 0 ? (read.data ?? undefined) : undefined;
}

async function makeTrialAccount({ database, secrets }: LocalData): Promise<TrialAccount> {
  const account = { email: 'dung-thu@example.vn', password: randomBytes(12).toString('base64url') };
  const made = await database.fetch(
    new Request('http://127.0.0.1/auth/v1/admin/users', {
      method: 'POST',
      headers: { apikey: secrets.secret_key, 'content-type': 'application/json' },
      body: JSON.stringify({ email: account.email }),
    }),
  );
  const { id } = z.object({ id: z.string() }).parse(await made.json());
  await database.query(
    `update auth.users set encrypted_password = extensions.crypt($1, extensions.gen_salt('bf', 10)) where id = $2`,
    [account.password, id],
  );
  const call = rpcOf(database);
  const who = 'Người vận hành (npm start)';
  await call('invite_staff', {
    user_id: id,
    email: account.email,
    name: 'Người dùng thử',
    role: 'lead',
    who,
  });
  await call('set_second_factor', { needed: false, who, why: 'Bản chạy thử không có yếu tố thứ hai' });
  return account;
}
