import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import readHistory from '../../functions/drafts-history.ts';
import openDraft from '../../functions/drafts-open.ts';
import saveDraft from '../../functions/drafts.ts';
import health from '../../functions/health.ts';
import check from '../../functions/receipts-check.ts';
import send from '../../functions/responses.ts';
import { bodyOf, openFunctions, point, post, run, sendBody, type OpenFunctions } from './open-functions.ts';

let functions: OpenFunctions;
let broken: Server | undefined;
beforeAll(async () => {
  functions = await openFunctions();
});
afterEach(() => {
  broken?.close();
  broken?.closeAllConnections();
  point(functions.survey);
});
afterAll(() => functions.close());

async function databaseThat(listener: RequestListener): Promise<void> {
  broken = createServer(listener);
  await new Promise<void>((resolve) => broken?.listen(0, '127.0.0.1', resolve));
  const { port } = broken.address() as AddressInfo;
  vi.stubEnv('SUPABASE_URL', `http://127.0.0.1:${port}`);
}

const everyCall = async () => [
  await run(send, post('/api/responses', sendBody('01', { access_code: await functions.codeOf('01') }))),
  await run(openDraft, post('/api/drafts/open', { unit: '01', access_code: await functions.codeOf('01') })),
  await run(
    saveDraft,
    post('/api/drafts', { unit: '01', access_code: await functions.codeOf('01'), changes: [] }),
  ),
  await run(
    readHistory,
    post('/api/drafts/history', { unit: '01', access_code: await functions.codeOf('01') }),
  ),
  await run(check, post('/api/receipts/check', { number: '669-01', revision: 1, hash: 'ABCDEFGH01' })),
  await run(health, new Request('https://khao-sat.example.vn/api/health')),
];

async function expectTryAgain(answers: Response[]): Promise<void> {
  for (const answer of answers) {
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    const body = await bodyOf(answer);
    expect(body).toEqual({ error: 'try_again', reference: body['reference'] });
    expect(functions.printed()).toContain(body['reference']);
  }
}

const answering =
  (status: number, body: string, type = 'application/json'): RequestListener =>
  (_, response) =>
    response.writeHead(status, { 'content-type': type }).end(body);

const faults: Record<string, RequestListener> = {
  'breaks the line off': (request) => request.socket.destroy(),
  'has no room left': answering(
    500,
    '{"code":"53100","message":"could not extend file: No space left on device"}',
  ),
  'is read-only': answering(
    400,
    '{"code":"25006","message":"cannot execute INSERT in a read-only transaction"}',
  ),
  'is being restarted': answering(503, '{"code":"57P03","message":"the database system is starting up"}'),
  'talks HTML': answering(200, '<html>bad gateway</html>', 'text/html'),
  'talks half JSON': answering(200, '{"outcome":"sto'),
  'answers something else': answering(200, '{"outcome":"stored"}'),
  'answers nothing': answering(200, 'null'),
  'does not know the key': answering(401, '{"message":"Invalid API key"}'),
};

describe('while the database', () => {
  test.each(Object.entries(faults))(
    '%s, everyone is asked to try again, and nobody is told why',
    async (_, fault) => {
      await databaseThat(fault);
      await expectTryAgain(await everyCall());
    },
  );

  test('is not there, the same', async () => {
    vi.stubEnv('SUPABASE_URL', 'http://127.0.0.1:9');
    await expectTryAgain(await everyCall());
  });
});

describe('a setting that is missing', () => {
  test.each(['SUPABASE_URL', 'SUPABASE_SECRET_KEY', 'ACCESS_CODE_PEPPER'])(
    '%s is named in the log only',
    async (name) => {
      const body = sendBody('01', { access_code: await functions.codeOf('01') });
      vi.stubEnv(name, '');
      const response = await run(send, post('/api/responses', body));
      await expectTryAgain([response]);
      expect(functions.printed()).toContain(`${name} is not set`);
    },
  );
});

describe('a database without the units', () => {
  test('is named in the log, and the caller is asked to try again', async () => {
    await functions.survey.exec(`delete from survey.units where code = '96'`);
    await expectTryAgain([await run(send, post('/api/responses', sendBody('96')))]);
    expect(functions.printed()).toContain('run npm run seed');
  });
});
