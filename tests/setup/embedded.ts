import { rm } from 'node:fs/promises';
import { inject } from 'vitest';
import type { SupabaseLite } from '../../tools/local/supabase-lite/supabase-lite.ts';
import { makeSecrets } from '../../src/operate/data-folder/secrets.ts';
import { serveSupabase } from '../../tools/local/supabase-lite/supabase-server.ts';
import { openCopy } from './copy.ts';
import { inMemory, openFresh } from './fresh.ts';
import { openNative } from './native.ts';

/** A Supabase of a test's own, in memory: all migrations and the survey, no codes and no answers. */
export interface TestSupabase extends Pick<SupabaseLite, 'query' | 'exec'> {
  /** For supabase-js or SUPABASE_URL. */
  url: string;
  publishableKey: string;
  secretKey: string;
  /** What tokens of people who signed in are signed with. */
  jwtSecret: string;
  /** A pepper for access codes, as good as any. */
  pepper: string;
  close: () => Promise<void>;
}

/** Opens a fresh Supabase (about a second) and serves it on loopback. `grantsByDefault` makes it as older hosted
 *  projects are, where new objects are granted to every role; that one takes about six seconds. In the
 *  test project "native" it is a database on native PostgreSQL instead. */
export async function openEmbedded({ grantsByDefault = false } = {}): Promise<TestSupabase> {
  const native = inject('postgres');
  if (process.env.TESTS_ASK === 'native' && native !== undefined) return openNative(native);
  const options = inMemory();
  const database = grantsByDefault
    ? await openFresh({ ...options, grantsByDefault })
    : await openCopy(options);
  const server = await serveSupabase(database);
  return {
    query: database.query,
    exec: database.exec,
    url: server.address,
    publishableKey: options.keys.publishable_key,
    secretKey: options.keys.secret_key,
    jwtSecret: options.keys.jwt_secret,
    pepper: makeSecrets().access_code_pepper,
    close: async () => {
      await server.stop();
      await database.close();
      await rm(options.storage, { recursive: true, force: true });
    },
  };
}
