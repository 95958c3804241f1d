import * as z from 'zod/mini';
import { uploadKinds } from '../../submission/upload.ts';
import { callDatabase } from '../database.ts';
import { isStored, listObjects, type StoredObject } from './storage.ts';

const fileSchema = z.object({
  id: z.string(),
  number: z.string(),
  unit: z.string(),
  /** Null for a plan that came before anything was sent. */
  revision: z.nullable(z.int()),
  kind: z.enum(uploadKinds),
  name: z.string(),
  object: z.string(),
  type: z.string(),
  size: z.int(),
  state: z.enum(['begun', 'received', 'refused']),
  sha256: z.nullable(z.string()),
  flags: z.array(z.string()),
  begun_at: z.string(),
  finished_at: z.nullable(z.string()),
  /** When its Sở took it back. */
  withdrawn_at: z.nullable(z.string()),
});

/** A file as the database knows it. */
export type FileRow = z.infer<typeof fileSchema>;

/** What the database answers about files. */
export const filesListed = z.object({
  outcome: z.literal('listed'),
  files: z.array(fileSchema),
  now: z.string(),
});

/** What of database and storage does not fit together. */
export interface Comparison {
  files: number;
  objects: number;
  /** Received, but storage has no such object. */
  withoutObject: FileRow[];
  /** In storage, but the database knows of none. */
  withoutRow: StoredObject[];
  /** In storage, though it was refused and removed: its address took another file, as it does for two hours. */
  refused: StoredObject[];
  /** Begun more than a day ago and never finished. */
  unfinished: FileRow[];
}

/**
 * Compares every file the database knows of with what lies in storage: the two have no common backup.
 *
 * @throws TryAgain when one of them does not answer.
 */
export async function compareFiles(): Promise<Comparison> {
  const { files, now } = await callDatabase('list_uploads', { p: {} }, filesListed);
  const objects = await listObjects();
  const received = files.filter(({ state }) => state === 'received');
  const stateOf = new Map(files.map(({ object, state }) => [object, state]));
  const listed = new Set(objects.map(({ object }) => object));
  const missing = await missingOf(received.filter(({ object }) => listed.has(object)));
  const dayAgo = Date.parse(now) - 86_400_000;
  return {
    files: received.length,
    objects: objects.length,
    withoutObject: [...received.filter(({ object }) => !listed.has(object)), ...missing],
    withoutRow: objects.filter(({ object }) => !stateOf.has(object)),
    refused: objects.filter(({ object }) => stateOf.get(object) === 'refused'),
    unfinished: files.filter(({ state, begun_at }) => state === 'begun' && Date.parse(begun_at) < dayAgo),
  };
}

/** Objects asked for at the same time. */
const together = 8;

/** Of files that storage lists, those whose bytes it cannot give all the same. */
async function missingOf(files: readonly FileRow[]): Promise<FileRow[]> {
  const missing: FileRow[] = [];
  for (let at = 0; at < files.length; at += together) {
    const part = files.slice(at, at + together);
    const stored = await Promise.all(part.map(({ object }) => isStored(object)));
    missing.push(...part.filter((_, index) => !stored[index]));
  }
  return missing;
}
