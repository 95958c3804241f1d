import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { inject } from 'vitest';
import {
  openEmbedded,
  type CompiledPostgres,
  type Embedded,
  type EmbeddedOptions,
} from '../../src/local/embedded.ts';
import './provided.ts';

let compiled: Promise<CompiledPostgres> | undefined;

/** Opens a copy in memory of the database that has all migrations and the survey. */
export async function openCopy(options: EmbeddedOptions): Promise<Embedded> {
  compiled ??= compile();
  const template = new Blob([await readFile(inject('template'))]);
  return openEmbedded({ ...options, template, compiled: await compiled });
}

/** Once for all copies that a test process opens: the first half of a copy's time. */
async function compile(): Promise<CompiledPostgres> {
  const supabase = createRequire(import.meta.resolve('@supabase/lite/pglite'));
  const folder = path.dirname(supabase.resolve('@electric-sql/pglite'));
  return {
    pgliteWasmModule: await WebAssembly.compile(await readFile(path.join(folder, 'pglite.wasm'))),
    fsBundle: new Blob([await readFile(path.join(folder, 'pglite.data'))]),
  };
}
