import { rm } from 'node:fs/promises';
import * as z from 'zod';
import type { DataFolder } from './data-folder.ts';
import { readIfThere, readJson, writeWhole } from './files.ts';
import { processStart } from './process-start.ts';

const noteFile = z.object({
  site_url: z.string(),
  supabase_url: z.string(),
  pid: z.int(),
  /** From processStart: a note left by a killed process is told from one of a running process. */
  started: z.string().optional(),
});

type Note = z.infer<typeof noteFile>;

/** Where the system that uses a data folder can be asked, by the commands of the same person. */
export type Endpoints = Pick<Note, 'site_url' | 'supabase_url'>;

/** Notes in the data folder where this process serves it; returns how to take the note away. */
export async function writeEndpoints(folder: DataFolder, where: Endpoints): Promise<() => Promise<void>> {
  const note: Note = { ...where, pid: process.pid, started: processStart(process.pid) };
  await writeWhole(folder.endpoints, JSON.stringify(note));
  return () => rm(folder.endpoints, { force: true });
}

/** Where the data folder is served now; undefined when no process serves it. */
export async function readEndpoints(folder: DataFolder): Promise<Endpoints | undefined> {
  const note = noteFile.safeParse(readJson((await readIfThere(folder.endpoints)) ?? '')).data;
  if (!note) return undefined;
  const running = processStart(note.pid);
  return running !== undefined && running === note.started ? note : undefined;
}
