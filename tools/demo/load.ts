import { PlainError } from '../../src/operate/plain-error.ts';
import type { SqlDatabase } from '../../src/operate/rpc.ts';
import { readDemoData, type DemoEvent } from './demo-data.ts';
import { openRecorder } from './record.ts';

/** When an answer begins to be late: the letter asks for it before 30/11/2016. */
const dueAt = '2016-11-30T00:00:00+07:00';

/** What was loaded: Sở that answered, revisions of their answers, and answers held because they came without a code. */
export interface LoadedDemoData {
  units: number;
  revisions: number;
  held: number;
}

/**
 * Fills a local database with the demo data and marks its survey as a trial: all of it or nothing. Where the trial
 * data is already there nothing changes; where there are real answers it is refused. Nobody else may use the
 * database meanwhile.
 */
export async function loadDemoData(
  db: SqlDatabase,
  effects: { say(sentence: string): void },
): Promise<LoadedDemoData> {
  if (await isLoaded(db)) {
    effects.say('The trial data is already there; nothing was changed.');
    return { units: 0, revisions: 0, held: 0 };
  }
  await refuseOtherAnswers(db);
  const events = readDemoData();
  await inTransaction(db, () => record(db, events));
  const loaded = count(events);
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

async function record(db: SqlDatabase, events: readonly DemoEvent[]): Promise<void> {
  const giveClockBack = await takeOverClock(db);
  await setClock(db, '2016-11-15T08:00');
  await db.query(`update survey.surveys set is_trial = true, due_at = $1 where letter = '669'`, [dueAt]);
  const codes = await lendCodes(db);
  const recordEvent = openRecorder(db, codes.digests);
  for (const event of events) {
    await setClock(db, event.at);
    await recordEvent(event);
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

/**
 * Puts a clock that stands still in the place of the database's own; what comes back restores it. Only for use
 * inside a transaction, whose rollback restores it too.
 */
async function takeOverClock(db: SqlDatabase): Promise<() => Promise<void>> {
  const { rows } = await db.query(`select pg_get_functiondef('survey.clock()'::regprocedure) as definition`);
  await db.query(`create or replace function survey.clock() returns timestamptz
    language sql volatile set search_path = ''
    as $$ select current_setting('survey.trial_clock')::timestamptz $$`);
  return async () => {
    await db.query(String(rows[0]?.['definition']));
  };
}

/** Sets the clock that was put in place to a time in Viet Nam, as "2016-11-17T15:20". */
async function setClock(db: SqlDatabase, at: string): Promise<void> {
  await db.query(`select set_config('survey.trial_clock', $1, true)`, [`${at}:00+07:00`]);
}

/**
 * The digest of an access code for each unit: its own where it has one, else one lent for as long as the transaction
 * lasts. No code belongs to a digest that was lent, so nothing can be opened with it.
 */
async function lendCodes(
  db: SqlDatabase,
): Promise<{ digests: ReadonlyMap<string, string>; takeBack(): Promise<void> }> {
  const lent = await db.query(`
    insert into survey.access_codes (survey_id, code_set, unit_code, digest, issued_at)
    select s.id, u.code_set, u.code, sha256(convert_to('trial ' || u.code, 'UTF8')), survey.clock()
    from survey.surveys s join survey.units u on u.code_set = s.code_set and u.level = s.unit_level
    where s.letter = '669'
    on conflict do nothing returning id`);
  const { rows } = await db.query(
    `select unit_code, encode(digest, 'hex') as digest from survey.access_codes where replaced_at is null`,
  );
  return {
    digests: new Map(rows.map((row) => [String(row['unit_code']), String(row['digest'])])),
    takeBack: async () => {
      await db.query('delete from survey.access_codes where id = any($1)', [
        lent.rows.map((row) => row['id']),
      ]);
    },
  };
}

function count(events: readonly DemoEvent[]): LoadedDemoData {
  const of = (...kinds: DemoEvent['kind'][]): number =>
    events.filter(({ kind }) => kinds.includes(kind)).length;
  return { units: of('sent'), revisions: of('sent', 'corrected'), held: of('held') };
}
