import { randomBytes, randomUUID } from 'node:crypto';
import { createClient, type PostgrestSingleResponse } from '@supabase/supabase-js';
import type { BenchSystem } from '../system/system.ts';
import type { Way } from './load.ts';
import type { Office } from './office.ts';

type Database = Pick<BenchSystem, 'supabaseUrl' | 'secretKey'>;

/** The bare call that everything is compared with: the same documents, made beforehand, through the same client. */
export function bareCall(database: Database): Way {
  const client = clientOf(database);
  return {
    name: 'bare rpc call',
    askedAgain: 0,
    send: async (office) => {
      const p = { ...office.document, ...nextKeys(office) };
      const called = await client.rpc('send_response', { p });
      const { data, error } = called as PostgrestSingleResponse<{ outcome: string }>;
      if (data?.outcome !== 'stored')
        throw new Error(`The bare call answered ${data?.outcome ?? JSON.stringify(error)}.`);
      office.revision += 1;
    },
  };
}

/** A call that reads next to nothing: how fast the machine and the database are at this moment. */
export function yardstick(database: Database): Way {
  const client = clientOf(database);
  return {
    name: 'yardstick',
    askedAgain: 0,
    send: async () => {
      const { error } = await client.rpc('database_health');
      if (error) throw new Error(`database_health answered ${JSON.stringify(error)}.`);
    },
  };
}

const clientOf = ({ supabaseUrl, secretKey }: Database) =>
  createClient(supabaseUrl, secretKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  });

const nextKeys = ({ revision }: Office) => ({
  base_revision: revision,
  idempotency_key: randomUUID(),
  request_hash: randomBytes(32).toString('hex'),
});
