import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  test,
  vi,
  type MockInstance,
} from 'vitest';
import begin from '../../functions/attachments.ts';
import openDraft from '../../functions/drafts-open.ts';
import send from '../../functions/responses.ts';
import { listObjects, removeObjects } from '../../src/server/files/storage.ts';
import {
  bodyOf,
  openFunctions,
  post,
  run,
  sendBody,
  type OpenFunctions,
} from '../functions/open-functions.ts';
import { handOn, openFaultProxy, silences, type Fault, type FaultProxy } from './fault-proxy.ts';

let functions: OpenFunctions;
let proxy: FaultProxy;
let timeouts: MockInstance<typeof AbortSignal.timeout>;
/** Whether what is waited for from now on, storage, is given up twenty times sooner. */
let isHurried = false;
const patience: number[] = [];
beforeAll(async () => {
  functions = await openFunctions();
  // Files come with answers that were sent.
  const access_code = await functions.codeOf('01');
  await run(send, post('/api/responses', sendBody('01', { access_code })));
  proxy = await openFaultProxy(functions.survey.url);
  vi.stubEnv('SUPABASE_URL', proxy.address);
});
beforeEach(() => {
  patience.length = 0;
  isHurried = false;
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  timeouts = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    patience.push(ms);
    return timeout(isHurried ? ms / 20 : ms);
  });
});
afterEach(() => {
  proxy.fault = handOn;
  timeouts.mockRestore();
});
afterAll(async () => {
  await proxy.close();
  await functions.close();
});

/** The database answers as ever, storage as the fault says. */
const ofStorage =
  (fault: Fault): Fault =>
  (call) => {
    isHurried = true;
    return call.path.startsWith('/storage/') ? fault(call) : handOn(call);
  };

const slow = Object.entries(silences).filter(([name]) => !name.startsWith('stores'));

describe.each(slow)('while storage %s', (_, fault) => {
  test('the one who asks where a file goes is told to try again before the function ends', async () => {
    proxy.fault = ofStorage(fault);
    const body = { unit: '01', access_code: await functions.codeOf('01') };
    const file = { kind: 'plan', name: 'ke-hoach.pdf', type: 'application/pdf', size: 1 };
    const answer = await run(begin, post('/api/attachments', { ...body, ...file }));
    expect([answer.status, (await bodyOf(answer))['error']]).toEqual([503, 'try_again']);
    expect(functions.printed()).toContain('storage does not sign uploads');
    expect(patience.length).toBeGreaterThanOrEqual(2);
    expect(Math.max(...patience)).toBeLessThan(9_000);
  });

  test('removing and listing end too', async () => {
    proxy.fault = ofStorage(fault);
    isHurried = true;
    await expect(removeObjects(['01/a.pdf'])).rejects.toThrow('storage does not remove');
    await expect(listObjects()).rejects.toThrow('storage does not list');
    expect(Math.max(...patience)).toBeLessThan(9_000);
  });
});

test('the database is asked with the digest of a code, never with the code', async () => {
  const asked: string[] = [];
  proxy.fault = async (call) => {
    asked.push(call.body.toString());
    await handOn(call);
  };
  const access_code = await functions.codeOf('04');
  const answer = await run(openDraft, post('/api/drafts/open', { unit: '04', access_code }));
  expect(answer.status).toBe(200);
  expect(asked.join()).toMatch(/"digest":"[0-9a-f]{64}"/);
  expect(asked.filter((body) => body.replaceAll('-', '').includes(access_code.replaceAll('-', '')))).toEqual(
    [],
  );
});
