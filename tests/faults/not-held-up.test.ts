import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { median } from '../../bench/statistics.ts';
import { rpcOf, type Rpc } from '../../src/operate/rpc.ts';
import { postgresDatabase, type PostgresDatabase } from '../../src/operate/backup/postgres-database.ts';
import { digest, sending, sendingWithoutCode } from '../database/open-survey.ts';
import type { TestSupabase } from '../setup/embedded.ts';
import { openNative } from '../setup/native.ts';
import '../setup/provided.ts';

const url = inject('postgres');
const where = url === undefined ? 'native PostgreSQL (LEFT OUT: it is not installed)' : 'native PostgreSQL';
const sendsEach = 12;
const lineCount = 24;
/** Milliseconds between two requests of one line: enough that it is locks that are waited for, not the processor. */
const pause = 50;

describe.skipIf(url === undefined)(where, () => {
  let database: TestSupabase;
  let lines: PostgresDatabase;
  let call: Rpc;
  let units: Record<string, unknown>[];
  /** The Sở that send, one in each round, with the revision each has. */
  let senders: { unit: string; revision: number }[];
  let others: string[];
  beforeAll(async () => {
    database = await openNative(url ?? '');
    call = rpcOf(database);
    lines = postgresDatabase(database.url, lineCount);
    const sql = 'select code_set, code, code_set_year, level, name from survey.units order by code';
    units = (await database.query(sql)).rows;
    const all = units.map(({ code }) => String(code));
    senders = all.slice(0, 4).map((unit) => ({ unit, revision: 0 }));
    others = all.slice(4, 4 + lineCount);
    await call('issue_access_codes', { codes: codesOf(all) });
    // From now on more is refused.
    for (const { unit } of senders)
      for (let held = 0; held < 20; held += 1) await call('send_response', sendingWithoutCode(unit).p);
  });
  afterAll(async () => {
    await lines.close();
    await database.close();
  });

  const codesOf = (all: string[]) => all.map((unit) => ({ unit, digest: digest(`code of ${unit}`) }));

  /** Sends for a unit, one after the other, while many lines ask something again and again: how long each send took. */
  async function sendWhile(
    sender: { unit: string; revision: number },
    ask: (line: number) => Promise<unknown>,
  ): Promise<number[]> {
    let isOver = false;
    const pour = async (line: number) => {
      while (!isOver) {
        await ask(line);
        await wait(pause);
      }
    };
    const poured = others.map((_, line) => pour(line));
    const took: number[] = [];
    for (let count = 0; count < sendsEach; count += 1) {
      const { p } = sending(sender.unit, { base_revision: sender.revision });
      const started = performance.now();
      const { outcome } = await call('send_response', p);
      took.push(performance.now() - started);
      expect(outcome).toBe('stored');
      sender.revision += 1;
    }
    isOver = true;
    await Promise.all(poured);
    return took;
  }

  test.each([
    ['sends without a code that are refused', 'too_many_held', (unit: string) => sendingWithoutCode(unit)],
    ['wrong codes', 'too_many_wrong_codes', (unit: string) => sending(unit, { digest: digest('a guess') })],
  ])('%s hold up the sends of the Sở they name no more than harmless requests do', async (_, refusal, of) => {
    const ask = rpcOf(lines);
    const looking = (line: number) => ask('open_draft', sending(others[line] ?? '').p);
    const calm: number[] = [];
    const attacked: number[] = [];
    for (const [round, sender] of senders.entries()) {
      const attacking = () => ask('send_response', of(sender.unit).p);
      const both = [
        async () => calm.push(...(await sendWhile(sender, looking))),
        async () => attacked.push(...(await sendWhile(sender, attacking))),
      ];
      // In turn, so that a slow moment of the machine strikes both.
      for (const one of round % 2 === 0 ? both : both.toReversed()) await one();
      expect(await attacking()).toMatchObject({ outcome: refusal });
    }
    expect(median(attacked) / median(calm)).toBeLessThan(2);
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
