import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { callPublished, type DatabaseAddress } from '../published-view/call-published.ts';
import { readDocument } from '../published-view/documents.ts';
import { addressFrom, type Published } from '../published-view/read-published.ts';
import { slugOf, snapshotEntry, type Snapshot, type SnapshotEntry } from './snapshot.ts';

const stored = z.strictObject({ summary: z.unknown(), units: z.unknown() });
/** Kept between builds; each file is named by the digest of what it holds, so it is never out of date. */
const cache = path.resolve('node_modules/.cache/khao-sat-669');

/**
 * Every snapshot, the oldest first; what an earlier build has read is not asked for again.
 *
 * @throws Error with one sentence that says what was wrong and what to do.
 */
export async function readSnapshots(address: DatabaseAddress): Promise<Snapshot[]> {
  const signal = AbortSignal.timeout(address.timeoutMs);
  const ask = callPublished(address, signal);
  const list = z.array(snapshotEntry).parse(await ask('published_snapshots'));
  const all: Snapshot[] = [];
  // One after the other: a first build may have a year to read.
  for (const entry of list) {
    const text = await textOf(entry, () =>
      ask('published_snapshot', { p_day: entry.day, p_publish_from: entry.publish_from }),
    );
    all.push({ ...entry, slug: slugOf(entry), text, published: text === null ? null : readable(text) });
  }
  return all;
}

async function textOf({ digest }: SnapshotEntry, ask: () => Promise<unknown>): Promise<string | null> {
  if (digest === null || !/^[0-9a-f]{64}$/u.test(digest)) return null;
  const file = path.join(cache, `${digest}.json`);
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known !== undefined) return known;
  const answer = await ask();
  // Withdrawn since the list was read, or changed: the next build has it.
  if (answer === null) return null;
  const text = JSON.stringify(stored.parse(answer));
  await mkdir(cache, { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, text);
  await rename(unfinished, file);
  return text;
}

/** An old snapshot may be of a questionnaire that has changed since: it is then a file, and no page of figures. */
function readable(text: string): Published | null {
  try {
    const { summary, units } = stored.parse(JSON.parse(text));
    return {
      summary: readDocument('published_summary', summary),
      units: readDocument('published_units', units),
    };
  } catch {
    return null;
  }
}

let all: Promise<Snapshot[]> | undefined;

/** The snapshots of this build, read once. */
export const snapshots = (): Promise<Snapshot[]> => (all ??= readSnapshots(addressFrom(process.env)));
