import { compareFiles } from './stored-files.ts';
import { loggable } from './try-again.ts';

/** Milliseconds between two reports of one process: a local server runs every schedule every few seconds. */
const between = 20 * 3_600_000;
let reportedAt = -Infinity;

/** How many objects a line of the log names. */
const named = 20;

/**
 * Writes one line of log about what of database and storage does not fit together, at most once a night; as an error
 * when something does not; a file whose sending was given up is named, and is no error. Objects have random names, so the line tells nothing of anybody.
 * @param now milliseconds
 */
export async function reportFiles(now = Date.now()): Promise<void> {
  if (now - reportedAt < between) return;
  reportedAt = now;
  try {
    const { files, objects, withoutObject, withoutRow, unfinished } = await compareFiles();
    const strange = { without_object: withoutObject, without_row: withoutRow, unfinished };
    const names = Object.entries(strange).map(([word, found]) => [
      word,
      found.slice(0, named).map(({ object }) => object),
    ]);
    const isWhole = withoutObject.length + withoutRow.length === 0;
    const line = { job: 'compare-files', word: isWhole ? 'whole' : 'differs', files, objects };
    (isWhole ? console.log : console.error)(JSON.stringify({ ...line, ...Object.fromEntries(names) }));
  } catch (error) {
    reportedAt = -Infinity;
    console.error(JSON.stringify({ job: 'compare-files', word: 'try_again', reason: loggable(error) }));
  }
}
