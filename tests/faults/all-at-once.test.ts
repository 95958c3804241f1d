import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { rpcOf } from '../../src/operate/rpc.ts';
import { digest, sending, sendingWithoutCode } from '../database/open-survey.ts';
import type { TestSupabase } from '../setup/embedded.ts';
import { openNative } from '../setup/native.ts';
import '../setup/provided.ts';

const url = inject('postgres');
const where = url === undefined ? 'native PostgreSQL (LEFT OUT: it is not installed)' : 'native PostgreSQL';
const units = ['01', '02', '04'];
const workers = 20;
const stepsEach = 25;

type Row = Record<string, unknown>;

describe.skipIf(url === undefined)(where, () => {
  let database: TestSupabase;
  const rows = async (sql: string) => (await database.query(sql)).rows;
  const call = (name: string, p: object) => rpcOf(database)(name, p as Row);
  beforeAll(async () => {
    database = await openNative(url ?? '');
    const codes = units.map((unit) => ({ unit, digest: digest(`code of ${unit}`) }));
    await call('issue_access_codes', { codes });
  });
  afterAll(() => database.close());

  const any = <T>(choices: readonly T[]): T => choices[Math.floor(Math.random() * choices.length)] as T;
  const act = { who: 'Trần Thị B', why: 'theo công văn', form_values: {} };

  /** The revision a unit has now; somebody else may be ahead already when it is used. */
  const current = async (unit: string) =>
    Number((await call('staff_show', { unit }))['current_revision'] ?? 0);
  const held = async (unit: string) => {
    const [row] = await rows(
      `select number from survey.responses where unit_code = '${unit}' and verification = 'held' order by random()`,
    );
    return (row?.['number'] as string | undefined) ?? '669-00-NONE';
  };

  /** Everything officers, strangers and staff can do, each about one unit. */
  const doings: ((unit: string) => Promise<Row>)[] = [
    async (unit) => call('send_response', sending(unit, { base_revision: await current(unit) }).p),
    async (unit) => call('send_response', sendingWithoutCode(unit).p),
    async (unit) => call('send_response', sending(unit, { digest: digest('a guess') }).p),
    async (unit) => call('open_draft', sending(unit).p),
    async (unit) =>
      call('save_draft', {
        ...sending(unit).p,
        changes: [{ path: 'obstacles', from: '', to: String(Math.random()) }],
      }),
    async (unit) => {
      const revision = await current(unit);
      return call('accept_response', { ...act, number: `669-${unit}`, revision });
    },
    async (unit) => {
      const from = any(['sent', 'accepted']);
      return call('request_completion', {
        ...act,
        number: `669-${unit}`,
        revision: await current(unit),
        from,
      });
    },
    async (unit) => call('confirm_held', { ...act, number: await held(unit) }),
    async (unit) => call('attach_held', { ...act, number: await held(unit), replace: true }),
    async (unit) => call('reject_held', { ...act, number: await held(unit) }),
    async (unit) =>
      call('issue_access_codes', {
        codes: units.toReversed().map((one) => ({ unit: one, digest: digest(`code of ${one}`) })),
        replace: unit === '01',
      }),
    async () => call('set_times', { ...act, due_at: any([null, '2016-11-30T00:00:00+07:00']) }),
    async () => call('prepare_survey', { units: [], publish_from: any(['sent', 'signed', 'accepted']) }),
    async () => call('delete_personal_data', { ...act, revisions: 0 }),
  ];

  test('nobody who acts at the same time blocks anybody for good, or gets an error', async () => {
    const outcomes: string[] = [];
    const work = async () => {
      for (let step = 0; step < stepsEach; step += 1)
        outcomes.push(String((await any(doings)(any(units)))['outcome']));
    };
    await Promise.all(Array.from({ length: workers }, work));
    expect(outcomes).toHaveLength(workers * stepsEach);
    expect(new Set(outcomes).size).toBeGreaterThan(10);
  });

  test('and then every response is where its history says, without a gap or a second one', async () => {
    const broken = await rows(`
      select r.number from survey.responses r
      where r.state is distinct from coalesce((select c.to_value from survey.state_transitions c
          where c.response_id = r.id and c.attribute = 'state' order by c.id desc limit 1), 'draft')
        or r.current_revision <> (select count(*) from survey.revisions v where v.response_id = r.id)
        or r.current_revision <> coalesce((select max(v.number) from survey.revisions v where v.response_id = r.id), 0)
        or exists (select from survey.state_transitions c
          join survey.state_transitions n on n.response_id = c.response_id and n.attribute = c.attribute and n.id = (
            select min(l.id) from survey.state_transitions l
            where l.response_id = c.response_id and l.attribute = c.attribute and l.id > c.id)
          where c.response_id = r.id and (c.to_value <> n.from_value or c.happened_at > n.happened_at))`);
    expect(broken).toEqual([]);
    const confirmed = await rows(
      `select unit_code from survey.responses where verification = 'confirmed' order by unit_code`,
    );
    expect(confirmed.map(({ unit_code }) => unit_code)).toEqual([
      ...new Set(confirmed.map(({ unit_code }) => unit_code)),
    ]);
    expect(await rows('select from survey.revisions')).not.toEqual([]);
  });
});
