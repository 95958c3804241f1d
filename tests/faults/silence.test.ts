import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import begin from '../../functions/attachments.ts';
import readHistory from '../../functions/drafts-history.ts';
import lockDraft from '../../functions/drafts-lock.ts';
import openDraft from '../../functions/drafts-open.ts';
import saveDraft from '../../functions/drafts.ts';
import health from '../../functions/health.ts';
import check from '../../functions/receipts-check.ts';
import send from '../../functions/responses.ts';
import { listObjects, removeObjects } from '../../src/server/files/storage.ts';
import { bodyOf, openFunctions, point, post, run, sendBody, smallest } from '../functions/open-functions.ts';
import type { OpenFunctions } from '../functions/open-functions.ts';
import { handOn, openFaultProxy, silences, type Fault, type FaultProxy } from './fault-proxy.ts';

// Everybody waits at once, and as long as in production: all that is given up here takes ten seconds together.
const platformPatience = 10_000;

let functions: OpenFunctions;
let proxy: FaultProxy;
/** What the database or storage does to those who ask for a unit; to all others it says nothing. */
const faults = new Map<string, Fault>();

/** The database answers, storage does as the fault says. */
const ofStorage =
  (fault: Fault): Fault =>
  (call) =>
    call.path.startsWith('/storage/') ? fault(call) : handOn(call);

/** The first question is answered, but late; the next one never. */
function lateThenNever(): Fault {
  let asked = 0;
  return async (call) => {
    asked += 1;
    if (asked > 1) return;
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    await handOn(call);
  };
}

/** What came of something that was asked, unless the platform ended the function first. */
function given<T>(asked: Promise<T>): Promise<T> {
  const ended = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('the platform has ended the function')), platformPatience).unref();
  });
  const answer = Promise.race([asked, ended]);
  answer.catch(() => undefined);
  return answer;
}

type Key = { unit: string; access_code: string };
const plain = { 'content-type': 'application/x-www-form-urlencoded' };
const typed = { unit: '01', respondent_name: 'Nguyễn Thị Thử', respondent_phone: '024 3733 0001' };
const reading = { number: '669-01', revision: 1, hash: 'ABCDEFGH01' };
const file = { kind: 'plan', name: 'ke-hoach.pdf', type: 'application/pdf', size: 1 };

const asking = {
  'a send': () => run(send, post('/api/responses', sendBody('01'))),
  'opening a draft': (key) => run(openDraft, post('/api/drafts/open', key)),
  'saving a draft': (key) => run(saveDraft, post('/api/drafts', { ...key, changes: [] })),
  'reading earlier states': (key) => run(readHistory, post('/api/drafts/history', key)),
  'checking a receipt': () => run(check, post('/api/receipts/check', reading)),
  'asking for its health': () => run(health, new Request('https://khao-sat.example.vn/api/health')),
  'the form without script': () =>
    run(send, post('/api/responses', String(new URLSearchParams({ ...typed, approved: 'yes' })), plain)),
} satisfies Record<string, (key: Key) => Promise<Response>>;

const answers = new Map<string, Promise<Response>>();
const sent = Object.entries(silences).map(([fault, does], index) => ({
  ...{ fault, does, unit: ['02', '04', '06'][index]! },
}));
const ofFiles = Object.entries(silences)
  .filter(([name]) => !name.startsWith('stores'))
  .map(([fault, does], index) => ({ fault, does, unit: ['08', '10'][index]! }));
const bodies = new Map<string, object>();
const removing = new Map<string, Promise<void>>();
let listing: Promise<unknown>;

beforeAll(async () => {
  functions = await openFunctions();
  const keyOf = async (unit: string): Promise<Key> => ({ unit, access_code: await functions.codeOf(unit) });
  for (const { unit } of sent) bodies.set(unit, sendBody(unit, await keyOf(unit).then(withoutUnit)));
  // Files come with answers that were sent.
  for (const { unit } of ofFiles)
    await run(send, post('/api/responses', sendBody(unit, await keyOf(unit).then(withoutUnit))));
  const late = await keyOf('11');
  const changes = Object.entries(smallest('11')).map(([path, to]) => ({ path, from: '', to }));
  await run(saveDraft, post('/api/drafts', { ...late, changes }));
  const keys = { '01': await keyOf('01') };
  const ofUnit = new Map(
    await Promise.all(ofFiles.map(async ({ unit }) => [unit, await keyOf(unit)] as const)),
  );

  for (const { unit, does } of sent) faults.set(unit, does);
  for (const { unit, does } of ofFiles) faults.set(unit, ofStorage(does));
  faults.set('11', lateThenNever());
  proxy = await openFaultProxy(functions.survey.url);
  proxy.fault = (call) => {
    const unit = /"unit":"(\d\d)"|\/(\d\d)\/|"(\d\d)\/a\.pdf"/.exec(call.path + call.body.toString());
    const named = unit?.slice(1).find((one) => one !== undefined) ?? '';
    return faults.get(named)?.(call);
  };
  point(functions.survey, { SUPABASE_URL: proxy.address, SITE_URL: proxy.address });

  for (const [name, ask] of Object.entries(asking)) answers.set(name, given(ask(keys['01'])));
  for (const { unit } of sent) answers.set(unit, given(run(send, post('/api/responses', bodies.get(unit)))));
  for (const [unit, key] of ofUnit) {
    answers.set(unit, given(run(begin, post('/api/attachments', { ...key, ...file }))));
    removing.set(unit, given(removeObjects([`${unit}/a.pdf`])));
    removing.get(unit)?.catch(() => undefined);
  }
  listing = given(listObjects());
  answers.set('11', given(run(lockDraft, post('/api/drafts/lock', { ...late, version: 1 }))));
  await Promise.allSettled([...answers.values(), ...removing.values(), listing]);
  point(functions.survey);
});
afterAll(async () => {
  await proxy.close();
  await functions.close();
});

const withoutUnit = ({ access_code }: Key) => ({ access_code });

/** 503 with the time to wait, a reference that is in the log too, and not a word more. */
async function expectTryAgain(answer: Response | undefined): Promise<void> {
  const body = await bodyOf(answer!);
  expect([answer?.status, body]).toEqual([503, { error: 'try_again', reference: body['reference'] }]);
  expect(Number(answer?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(functions.printed()).toContain(body['reference']);
}

describe('while the database says nothing, and the site as little', () => {
  const json = Object.keys(asking).filter((name) => name !== 'the form without script');

  test.each(json)('%s is given up within ten seconds, and may be asked again', async (name) => {
    await expectTryAgain(await answers.get(name));
  });

  test('the form without script is answered 503 within ten seconds, too', async () => {
    const answer = await answers.get('the form without script');
    expect([answer?.status, answer?.headers.has('retry-after')]).toEqual([503, true]);
  });
});

test('where one question was answered late and the next one never, all is given up within ten seconds', async () => {
  await expectTryAgain(await answers.get('11'));
});

describe('a send to a database that', () => {
  test.each(sent)('$fault is answered 503, and the next one is exactly once', async ({ unit }) => {
    await expectTryAgain(await answers.get(unit));
    const again = await run(send, post('/api/responses', bodies.get(unit)));
    expect([200, 201]).toContain(again.status);
    const { receipt } = await bodyOf(again);
    expect(receipt).toMatchObject({ number: `669-${unit}`, revision: 1 });
    const third = await run(send, post('/api/responses', bodies.get(unit)));
    expect([third.status, await bodyOf(third)]).toEqual([200, { receipt }]);
    const stored = `select from survey.revisions where receipt ->> 'unit' = $1`;
    expect(await functions.survey.rows(stored, [unit])).toHaveLength(1);
  });
});

describe.each(ofFiles)('while storage $fault', ({ unit }) => {
  test('the one who asks where a file goes is told to try again before the function ends', async () => {
    await expectTryAgain(await answers.get(unit));
    expect(functions.printed()).toContain('storage does not sign uploads');
  });

  test('removing ends too', async () => {
    await expect(removing.get(unit)).rejects.toThrow('storage does not remove');
  });
});

test('while storage says nothing, listing ends too', async () => {
  await expect(listing).rejects.toThrow('storage does not list');
});
