import { PlainError } from '../../src/operate/plain-error.ts';
import type { SqlDatabase } from '../../src/operate/rpc.ts';
import { lendCodes } from './lend-codes.ts';
import { diary } from './diary.ts';
import type { Entry } from './entries.ts';
import { openRecorder } from './record.ts';
import { setClock, takeOverClock } from './clock.ts';

/** When an answer begins to be late: the letter asks for it before 30/11/2016. */
const dueAt = '2016-11-30T00:00:00+07:00';

/** What was loaded: Sở that answered, revisions of their answers, and answers held because they came without a code. */
export interface LoadedTrialData {
  units: number;
  revisions: number;
  held: number;
}

/**
 * Fills a local database with the trial data and marks its survey as a trial: all of it or nothing. Where the trial
 * data is already there nothing changes; where there are real answers it is refused. Nobody else may use the
 * database meanwhile.
 */
export async function loadTrialData(
  db: SqlDatabase,
  effects: { say(sentence: string): void },
): Promise<LoadedTrialData> {
  if (await isLoaded(db)) {
    effects.say('The trial data is already there; nothing was changed.');
    return { units: 0, revisions: 0, held: 0 };
  }
  await refuseOtherAnswers(db);
  await inTransaction(db, () => record(db, diary));
  const loaded = countEntries(diary);
  effects.say(
    `Loaded trial data of ${loaded.units} Sở: ${loaded.revisions} revisions, and ${loaded.held} answers held because they came without a code.`,
  );
  return loaded;
}

async function isLoaded(db: SqlDatabase): Promise<boolean> {
  const { rows } = await db.query(
    'select from survey.surveys where is_trial and exists (select from survey.revisions)',
  );
  return rows.length > 0;
}

async function refuseOtherAnswers(db: SqlDatabase): Promise<void> {
  const { rows } = await db.query('select from survey.responses limit 1');
  if (rows.length > 0)
    throw new PlainError(
      'This database holds answers that are not trial data, so the trial data was not loaded. Use another data folder (set DATA_DIR), or delete this one if nothing in it is needed.',
    );
}

async function record(db: SqlDatabase, entries: readonly Entry[]): Promise<void> {
  const giveClockBack = await takeOverClock(db);
  await setClock(db, '2016-11-15T08:00');
  await db.query(`update survey.surveys set is_trial = true, due_at = $1 where letter = '669'`, [dueAt]);
  const codes = await lendCodes(db);
  const recordEntry = openRecorder(db, codes.digests);
  for (const entry of entries) {
    await setClock(db, entry.at);
    await recordEntry(entry);
  }
  await codes.takeBack();
  await giveClockBack();
}

async function inTransaction(db: SqlDatabase, work: () => Promise<void>): Promise<void> {
  await db.query('begin');
  try {
    await work();
    await db.query('commit');
  } catch (error) {
    await db.query('rollback');
    throw error;
  }
}

function countEntries(entries: readonly Entry[]): LoadedTrialData {
  const count = (...kinds: Entry['kind'][]): number =>
    entries.filter(({ kind }) => kinds.includes(kind)).length;
  return { units: count('sent'), revisions: count('sent', 'corrected'), held: count('held') };
}
