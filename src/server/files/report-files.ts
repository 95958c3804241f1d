import { removeObjects, type StoredObject } from './storage.ts';
import { compareFiles } from './stored-files.ts';
import { loggable } from '../http/try-again.ts';

/** Milliseconds between two reports of one process: a local server runs every schedule every few seconds. */
const between = 20 * 3_600_000;
let reportedAt = -Infinity;

/** How many objects of each kind a line of the log names. */
const named = 20;

/**
 * Milliseconds from the beginning after which nothing is removed any more: a scheduled function has 30 s, and storage may
 * take 7 s to remove.
 */
const timeToRemove = 20_000;

/** Refused objects removed in one night; what is left is reported, and removed in the nights after. */
const mostRemoved = 500;

/**
 * Removes what was refused and was sent again afterwards, then writes one line of log about what of database and storage
 * does not fit together, at most once a night; as an error when something does not; a file whose sending was given up is
 * named, and is no error. Objects have random names, so the line tells nothing of anybody.
 * @param now milliseconds
 * @param until milliseconds from the beginning until which removing may begin
 */
export async function reportFiles(now = Date.now(), until = timeToRemove): Promise<void> {
  if (now - reportedAt < between) return;
  reportedAt = now;
  const started = performance.now();
  try {
    const { files, objects, withoutObject, withoutRow, unfinished, refused } = await compareFiles();
    const removed = performance.now() - started < until ? await removeRefused(refused) : [];
    const left = refused.filter((one) => !removed.includes(one));
    const strange = { without_object: withoutObject, without_row: withoutRow, unfinished, refused: left };
    const names = Object.entries(strange).map(([word, found]) => [word, namesOf(found)] as const);
    const isWhole = withoutObject.length + withoutRow.length + left.length === 0;
    const line = {
      job: 'compare-files',
      word: isWhole ? 'whole' : 'differs',
      files,
      objects,
      ...Object.fromEntries(names),
      removed: { count: removed.length, names: namesOf(removed) },
    };
    (isWhole ? console.log : console.error)(JSON.stringify(line));
  } catch (error) {
    reportedAt = -Infinity;
    console.error(JSON.stringify({ job: 'compare-files', word: 'try_again', reason: loggable(error) }));
  }
}

const namesOf = (found: readonly { object: string }[]): string[] =>
  found.slice(0, named).map(({ object }) => object);

/** Those that were removed: none when storage does not, which the report is not to fail for. */
async function removeRefused(refused: readonly StoredObject[]): Promise<readonly StoredObject[]> {
  const part = refused.slice(0, mostRemoved);
  try {
    await removeObjects(part.map(({ object }) => object));
    return part;
  } catch {
    return [];
  }
}
