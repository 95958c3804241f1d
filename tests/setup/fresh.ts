import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { project } from '../../src/commands/project.ts';
import { seedSurvey } from '../../src/commands/seed-survey.ts';
import { openEmbedded, type Embedded, type EmbeddedOptions } from '../../src/local/embedded.ts';
import { makeSecrets } from '../../src/local/secrets.ts';

/** What every in-memory Supabase of the tests is opened with. */
export function inMemory(): EmbeddedOptions {
  return {
    // Made when the first object is stored; most tests store none.
    storage: path.join(tmpdir(), `survey-storage-${randomUUID()}`),
    migrations: path.join(project, 'supabase/migrations'),
    keys: makeSecrets(),
  };
}

/** A Supabase in memory, made from nothing: all migrations, then the survey (about six seconds). */
export async function openFresh(options: Partial<EmbeddedOptions> = {}): Promise<Embedded> {
  const database = await openEmbedded({ ...inMemory(), ...options });
  await seedSurvey(database);
  return database;
}
