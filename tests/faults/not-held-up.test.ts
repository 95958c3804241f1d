import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { rpcOf, type Rpc } from '../../src/operate/rpc.ts';
import { postgresDatabase, type PostgresDatabase } from '../../src/operate/backup/postgres-database.ts';
import { digest, sending, sendingWithoutCode } from '../database/open-survey.ts';
import type { TestSupabase } from '../setup/embedded.ts';
import { openNative } from '../setup/native.ts';
import '../setup/provided.ts';

const url = inject('postgres');
const where = url === undefined ? 'native PostgreSQL (LEFT OUT: it is not installed)' : 'native PostgreSQL';

describe.skipIf(url === undefined)(where, () => {
  let database: TestSupabase;
  /** The two that meet. */
  let one: PostgresDatabase;
  let other: PostgresDatabase;
  let call: Rpc;
  let units: Record<string, unknown>[];
  beforeAll(async () => {
    database = await openNative(url ?? '');
    call = rpcOf(database);
    [one, other] = [postgresDatabase(database.url, 1), postgresDatabase(database.url, 1)];
    const sql = 'select code_set, code, code_set_year, level, name from survey.units order by code';
    units = (await database.query(sql)).rows;
    await call('issue_access_codes', { codes: codesOf(units.map(({ code }) => String(code))) });
  });
  afterAll(async () => {
    await Promise.all([one.close(), other.close()]);
    await database.close();
  });

  const codesOf = (all: string[]) => all.map((unit) => ({ unit, digest: digest(`code of ${unit}`) }));

  // A transaction keeps every lock it took until it ends, so whoever would have to wait for it meets the time limit.
  test.each([
    [
      'a send without a code that is refused',
      '01',
      'too_many_held',
      (unit: string) => sendingWithoutCode(unit),
    ],
    ['a wrong code that is refused', '02', 'too_many_wrong_codes', (unit: string) => wrongCode(unit)],
  ])('%s holds nothing that the Sở it names waits for, nor waits for it', async (_, unit, refused, of) => {
    for (let asked = 0; asked < 20; asked += 1) await call('send_response', of(unit).p);
    await one.transaction('read write', async (query) => {
      expect(await rpcOf({ query })('send_response', of(unit).p)).toMatchObject({ outcome: refused });
      expect(await sendWithoutWaiting(sending(unit).p)).toMatchObject({ outcome: 'stored' });
    });
    await one.transaction('read write', async (query) => {
      const correction = sending(unit, { base_revision: 1 }).p;
      expect(await rpcOf({ query })('send_response', correction)).toMatchObject({ outcome: 'stored' });
      expect(await sendWithoutWaiting(of(unit).p)).toMatchObject({ outcome: refused });
    });
  });

  const wrongCode = (unit: string) => sending(unit, { digest: digest('a guess') });

  const sendWithoutWaiting = (p: Record<string, unknown>) =>
    other.transaction('read write', async (query, exec) => {
      await exec("set local lock_timeout = '2s'");
      return rpcOf({ query })('send_response', p);
    });

  test('codes are issued while the units are entered again, and neither blocks the other for good', async () => {
    const outcomes: unknown[] = [];
    const enter = async (who: string) => {
      for (let turn = 0; turn < 8; turn += 1) {
        const renamed = units.map((unit) => ({ ...unit, name: `${String(unit['name'])} ${who}${turn}` }));
        outcomes.push((await call('prepare_survey', { units: renamed.toReversed() }))['outcome']);
      }
    };
    const issue = async () => {
      const codes = codesOf(units.map(({ code }) => String(code)));
      for (let turn = 0; turn < 8; turn += 1)
        outcomes.push((await call('issue_access_codes', { codes, replace: true }))['outcome']);
    };
    await Promise.all([enter('a'), issue(), enter('b'), issue()]);
    expect(new Set(outcomes)).toEqual(new Set(['prepared', 'issued']));
  });
});
