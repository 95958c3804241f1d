import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import openDraft from '../../functions/drafts-open.ts';
import saveDraft from '../../functions/drafts.ts';
import check from '../../functions/receipts-check.ts';
import send from '../../functions/responses.ts';
import { provinces } from '../../src/units/units.ts';
import { bodyOf, openFunctions, point, post, run, sendBody } from '../functions/open-functions.ts';
import type { OpenFunctions } from '../functions/open-functions.ts';
import { cuts, handOn, nonsense, openFaultProxy, type Fault, type FaultProxy } from './fault-proxy.ts';

let functions: OpenFunctions;
let proxy: FaultProxy;
beforeAll(async () => {
  functions = await openFunctions();
  proxy = await openFaultProxy(functions.survey.url);
});
afterEach(() => {
  proxy.fault = handOn;
});
afterAll(async () => {
  await proxy.close();
  await functions.close();
});

const units = provinces.map(({ code }) => code)[Symbol.iterator]();
/** A unit of a test's own, with its code. */
async function nextUnit(): Promise<{ unit: string; access_code: string }> {
  const unit = units.next().value ?? '';
  const access_code = await functions.codeOf(unit);
  point(functions.survey, { SUPABASE_URL: proxy.address });
  return { unit, access_code };
}

const storedOf = async (unit: string) =>
  (await functions.survey.rows(`select from survey.revisions where receipt ->> 'unit' = $1`, [unit])).length;

/** 503 with the time to wait, a reference that is in the log too, and not a word more. */
async function expectTryAgain(answer: Response): Promise<void> {
  const body = await bodyOf(answer);
  expect([answer.status, body]).toEqual([503, { error: 'try_again', reference: body['reference'] }]);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(functions.printed()).toContain(body['reference']);
}

/** Sends into a fault, then again once it is over, under the same key. */
async function expectExactlyOnce(during: () => Promise<void>, after: () => Promise<void>): Promise<void> {
  const { unit, access_code } = await nextUnit();
  const body = sendBody(unit, { access_code });
  await during();
  await expectTryAgain(await run(send, post('/api/responses', body)));
  await after();
  const again = await run(send, post('/api/responses', body));
  expect([200, 201]).toContain(again.status);
  const { receipt } = await bodyOf(again);
  expect(receipt).toMatchObject({ number: `669-${unit}`, revision: 1 });
  const third = await run(send, post('/api/responses', body));
  expect([third.status, await bodyOf(third)]).toEqual([200, { receipt }]);
  expect(await storedOf(unit)).toBe(1);
}

const through = (fault: Fault) =>
  expectExactlyOnce(
    () => Promise.resolve(void (proxy.fault = fault)),
    () => Promise.resolve(void (proxy.fault = handOn)),
  );

describe('a send whose line to the database is', () => {
  test.each(Object.entries(cuts))('%s is answered 503, and the next one is exactly once', (_, fault) =>
    through(fault),
  );
});

describe('a send to a database that answers with', () => {
  test.each(Object.entries(nonsense))('%s is answered 503, and the next one is exactly once', (_, fault) =>
    through(fault),
  );
});

describe('a send that PostgreSQL itself breaks off half-way', () => {
  const states = {
    'disk full': '53100',
    'out of memory': '53200',
    'too many connections': '53300',
    'stopped by an administrator': '57P01',
    'statement timeout': '57014',
    deadlock: '40P01',
    'lock not available': '55P03',
    'an input or output error': '58030',
  };
  // After the revision is written and before the step is taken.
  const breaking = (sqlstate: string) => `
    create or replace function survey.break_off() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file "base/16384/2619": %', new using errcode = '${sqlstate}'; end $$;
    create or replace trigger break_off after insert on survey.contacts
      for each row execute function survey.break_off();`;

  test.each(Object.entries(states))(
    '(%s) leaves nothing behind, and the next one is exactly once',
    async (_, state) => {
      const counts = () =>
        functions.survey.rows(`select (select count(*) from survey.revisions) as revisions,
        (select count(*) from survey.responses) as responses, (select count(*) from survey.state_transitions) as steps`);
      const before = await counts();
      await expectExactlyOnce(
        () => functions.survey.exec(breaking(state)),
        async () => {
          expect(await counts()).toEqual(before);
          await functions.survey.exec('drop trigger break_off on survey.contacts');
        },
      );
      expect(functions.printed()).toContain(`database answered`);
      expect(functions.printed()).not.toMatch(/extend file|base\/16384/);
    },
  );

  test('(read-only) is answered 503, drafts too, while what only reads still answers', async () => {
    const { unit, access_code } = await nextUnit();
    await expectExactlyOnce(
      async () => {
        await functions.survey.exec('set default_transaction_read_only = on');
        const request = post('/api/receipts/check', { number: '669-01', revision: 1, hash: 'ABCDEFGH01' });
        expect((await run(check, request)).status).toBe(200);
        await expectTryAgain(await run(openDraft, post('/api/drafts/open', { unit, access_code })));
      },
      () => functions.survey.exec('set default_transaction_read_only = off'),
    );
  });
});

describe('saving a draft', () => {
  test.each(Object.entries(cuts))(
    'over a line %s, then again, changes it once and meets no conflict',
    async (_, fault) => {
      const { unit, access_code } = await nextUnit();
      await run(openDraft, post('/api/drafts/open', { unit, access_code }));
      const body = { unit, access_code, changes: [{ path: 'obstacles', from: '', to: 'một lần' }] };
      proxy.fault = fault;
      await expectTryAgain(await run(saveDraft, post('/api/drafts', body)));
      proxy.fault = handOn;
      const again = await run(saveDraft, post('/api/drafts', body));
      expect(await bodyOf(again)).toMatchObject({
        version: 1,
        form_values: { obstacles: 'một lần' },
        conflicts: [],
      });
    },
  );
});

test('the database is asked with the digest of a code, never with the code', async () => {
  const { unit, access_code } = await nextUnit();
  const asked: string[] = [];
  proxy.fault = async (call) => {
    asked.push(call.body.toString());
    await handOn(call);
  };
  const answer = await run(openDraft, post('/api/drafts/open', { unit, access_code }));
  expect(answer.status).toBe(200);
  expect(asked.join()).toMatch(/"digest":"[0-9a-f]{64}"/);
  expect(asked.filter((body) => body.replaceAll('-', '').includes(access_code.replaceAll('-', '')))).toEqual(
    [],
  );
});
