import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { project } from '../../../src/operate/project.ts';

/** An empty folder that is gone after the test. */
export async function emptyFolder(below = tmpdir()): Promise<string> {
  await mkdir(below, { recursive: true });
  const folder = await mkdtemp(path.join(below, 'survey-local-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/** Writes files into a folder, making the folders between. */
export async function writeFiles(folder: string, files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
}

const page = (title: string): string => `<!doctype html><html lang="vi"><title>${title}</title></html>`;

/** A project with one page, one table and our netlify.toml. It lies below this one, to find the same packages. */
export async function sampleProject(): Promise<string> {
  const folder = await emptyFolder(path.join(project, '.local/tests'));
  await writeSample(folder);
  return folder;
}

/** The same project in a new folder of that name, which lies in no other project and has packages of its own. */
export async function sampleProjectAt(folder: string): Promise<string> {
  await mkdir(folder);
  await symlink(path.join(project, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  await writeSample(folder);
  return folder;
}

async function writeSample(folder: string): Promise<void> {
  await cp(path.join(project, 'netlify.toml'), path.join(folder, 'netlify.toml'));
  await writeFiles(folder, {
    'package.json': '{ "type": "module" }',
    'astro.config.mjs': 'export default {};',
    'src/pages/index.astro': page('Trang đầu'),
    'functions/echo.ts':
      "export default async (request) => new Response(await request.text());\nexport const config = { path: '/api/echo' };",
    'supabase/migrations/1_notes.sql': 'create table public.notes (text text);',
  });
}
