import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { project } from '../../src/operate/project.ts';
import { seedSurvey } from '../../src/operate/seed.ts';
import {
  openSupabaseLite,
  type SupabaseLite,
  type SupabaseLiteOptions,
} from '../../tools/local/supabase-lite/supabase-lite.ts';
import { makeSecrets } from '../../src/operate/data-folder/secrets.ts';

/** What every in-memory Supabase of the tests is opened with. */
export function inMemory(): SupabaseLiteOptions {
  return {
    // Made when the first object is stored; most tests store none.
    storage: path.join(tmpdir(), `survey-storage-${randomUUID()}`),
    migrations: path.join(project, 'supabase/migrations'),
    keys: makeSecrets(),
  };
}

/** A Supabase in memory, made from nothing: all migrations, then the survey (about six seconds). */
export async function openFresh(options: Partial<SupabaseLiteOptions> = {}): Promise<SupabaseLite> {
  const database = await openSupabaseLite({ ...inMemory(), ...options });
  await seedSurvey(database);
  return database;
}
