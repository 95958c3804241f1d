import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openFresh } from './fresh.ts';
import { entriesOf } from './tar.ts';

/** Makes a database with all migrations and the survey, kept as a file that tests open copies of. */
export async function makeTemplate(): Promise<string> {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'survey-template-')), 'template.tar');
  const database = await openFresh();
  // A copy is opened the sooner the less it asks for; it needs room for these few rows only.
  await database.query("alter system set shared_buffers = '16MB'");
  await writeFile(file, withoutOtherDatabases(Buffer.from(await (await database.dump()).arrayBuffer())));
  await database.close();
  return file;
}

/** A tar file without what PostgreSQL makes new databases from: half of its files, which no test opens. */
function withoutOtherDatabases(tar: Buffer): Buffer {
  const kept = [...entriesOf(tar)].filter(({ name }) => !/^base\/[14]\/(?!PG_VERSION)./.test(name));
  return Buffer.concat([...kept.map(({ whole }) => whole), Buffer.alloc(1024)]);
}

export async function removeTemplate(file: string): Promise<void> {
  await rm(path.dirname(file), { recursive: true });
}
