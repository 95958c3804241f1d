import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { inject } from 'vitest';
import {
  openSupabaseLite,
  type CompiledPostgres,
  type SupabaseLite,
  type SupabaseLiteOptions,
} from '../../tools/local/supabase-lite/supabase-lite.ts';
import './provided.ts';

let begun: Promise<{ template: Blob; compiled: CompiledPostgres }> | undefined;

/** Opens a copy in memory of the database that has all migrations and the survey. */
export async function openCopy(options: SupabaseLiteOptions): Promise<SupabaseLite> {
  begun ??= begin();
  return openSupabaseLite({ ...options, ...(await begun) });
}

/** Once for all copies that a test process opens. */
async function begin(): Promise<{ template: Blob; compiled: CompiledPostgres }> {
  const supabase = createRequire(import.meta.resolve('@supabase/lite/pglite'));
  const folder = path.dirname(supabase.resolve('@electric-sql/pglite'));
  return {
    template: new Blob([await readFile(inject('template'))]),
    compiled: {
      pgliteWasmModule: await WebAssembly.compile(await readFile(path.join(folder, 'pglite.wasm'))),
      fsBundle: new Blob([await readFile(path.join(folder, 'pglite.data'))]),
    },
  };
}
