import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { openFresh } from './fresh.ts';
import { once } from './once.ts';

/** Global set-up: one database with all migrations and the survey, kept as a file that tests open copies of. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { made, leave } = await once('template', makeTemplate, removeTemplate);
  project.provide('template', made);
  return leave;
}

async function makeTemplate(): Promise<string> {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'survey-template-')), 'template.tar');
  const database = await openFresh();
  // A copy is opened the sooner the less it asks for; it needs room for these few rows only.
  await database.query("alter system set shared_buffers = '16MB'");
  await writeFile(file, withoutOtherDatabases(Buffer.from(await (await database.dump()).arrayBuffer())));
  await database.close();
  return file;
}

const block = 512;

/** A tar file without what PostgreSQL makes new databases from: half of its files, which no test opens. */
function withoutOtherDatabases(tar: Buffer): Buffer {
  const kept: Buffer[] = [];
  for (let at = 0; at < tar.length;) {
    const name = tar.toString('latin1', at, at + 100).replace(/\0.*$/s, '');
    const size = parseInt(tar.toString('latin1', at + 124, at + 136), 8) || 0;
    const end = at + block + Math.ceil(size / block) * block;
    if (!/^\/?base\/[14]\/(?!PG_VERSION)./.test(name)) kept.push(tar.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}

async function removeTemplate(file: string): Promise<void> {
  await rm(path.dirname(file), { recursive: true });
}
