import type { SqlDatabase } from '../../src/operate/rpc.ts';

/**
 * Puts a clock that stands still in the place of the database's own; what comes back restores it. Only for use
 * inside a transaction, whose rollback restores it too.
 */
export async function takeOverClock(db: SqlDatabase): Promise<() => Promise<void>> {
  const { rows } = await db.query(`select pg_get_functiondef('survey.clock()'::regprocedure) as definition`);
  await db.query(`create or replace function survey.clock() returns timestamptz
    language sql volatile set search_path = ''
    as $$ select current_setting('survey.trial_clock')::timestamptz $$`);
  return async () => {
    await db.query(String(rows[0]?.['definition']));
  };
}

/** Sets the clock that was put in place to a time in Viet Nam, as "2016-11-17T15:20". */
export async function setClock(db: SqlDatabase, at: string): Promise<void> {
  await db.query(`select set_config('survey.trial_clock', $1, true)`, [`${at}:00+07:00`]);
}
