import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type finishFunction from '../../functions/attachments-finish.ts';
import { bundleFunctions } from '../../src/host/functions/bundle-functions.ts';
import { project } from '../../src/operate/project.ts';
import { folded, pdfOf, script } from '../server/made-pdf.ts';
import { openFunctions, type OpenFunctions } from './open-functions.ts';
import { filesAt } from './sending-files.ts';

type Finish = typeof finishFunction;

let functions: OpenFunctions;
let folder: string;
beforeAll(async () => {
  functions = await openFunctions();
  folder = await mkdtemp(path.join(tmpdir(), 'survey-bundled-'));
  await sendIt('01');
});
afterAll(async () => {
  await functions.close();
  await rm(folder, { recursive: true });
});
const { ask, sendIt, upload } = filesAt(() => functions);
const source = path.join(project, 'functions');

/** Into one file, with everything it needs, as hosts of functions do. */
async function inOneFile(): Promise<Finish> {
  const outfile = path.join(folder, 'finish.mjs');
  const entryPoints = [path.join(source, 'attachments-finish.ts')];
  await build({ entryPoints, outfile, bundle: true, format: 'esm', platform: 'node' });
  return ((await import(pathToFileURL(outfile).href)) as { default: Finish }).default;
}

/** Into files that share some, as the local server does. */
async function inShared(): Promise<Finish> {
  const bundled = await bundleFunctions(source, path.join(folder, 'shared'));
  return bundled.find(({ name }) => name === 'attachments-finish')?.handler as Finish;
}

test.each([
  ['into one file', inOneFile],
  ['into files that share some', inShared],
])('a function bundled %s still looks into PDFs, in a thread of its own', async (_, bundle) => {
  const { id } = await upload('01', { bytes: pdfOf(folded([script])) });
  const finish = await bundle();
  expect((await ask(finish, '/api/attachments/finish', '01', { id })).status).toBe(200);
  const { files } = await functions.survey.call('list_uploads', { p: { unit: '01' } });
  expect((files as { id: string; flags: string[] }[]).find((file) => file.id === id)?.flags).toEqual([
    'script',
  ]);
});
