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
  await writeFile(file, Buffer.from(await (await database.dump()).arrayBuffer()));
  await database.close();
  return file;
}

async function removeTemplate(file: string): Promise<void> {
  await rm(path.dirname(file), { recursive: true });
}
