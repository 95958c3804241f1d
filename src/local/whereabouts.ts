import { rm } from 'node:fs/promises';
import type { DataFolder } from './data-folder.ts';
import { readIfThere, writeWhole } from './files.ts';
import { processStart } from './process-start.ts';

/** Where the system that uses a data folder can be asked, by the commands of the same person. */
export interface Whereabouts {
  site_url: string;
  supabase_url: string;
}

interface Note extends Whereabouts {
  pid: number;
  /** From processStart: a note left by a killed process is told from one of a running process. */
  started: string | undefined;
}

/** Notes in the data folder where this process serves it; returns how to take the note away. */
export async function noteWhereabouts(folder: DataFolder, where: Whereabouts): Promise<() => Promise<void>> {
  const note: Note = { ...where, pid: process.pid, started: processStart(process.pid) };
  await writeWhole(folder.whereabouts, JSON.stringify(note));
  return () => rm(folder.whereabouts, { force: true });
}

/** Where the data folder is served now; undefined when no process serves it. */
export async function readWhereabouts(folder: DataFolder): Promise<Whereabouts | undefined> {
  const note = JSON.parse((await readIfThere(folder.whereabouts)) ?? 'null') as Note | null;
  if (note === null) return undefined;
  const running = processStart(note.pid);
  return running !== undefined && running === note.started ? note : undefined;
}
