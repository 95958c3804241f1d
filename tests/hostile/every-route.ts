import { expect } from 'vitest';
import beginUpload from '../../functions/attachments.ts';
import finishUpload from '../../functions/attachments-finish.ts';
import withdrawUpload from '../../functions/attachments-withdraw.ts';
import readHistory from '../../functions/drafts-history.ts';
import lockDraft from '../../functions/drafts-lock.ts';
import openDraft from '../../functions/drafts-open.ts';
import unlockDraft from '../../functions/drafts-unlock.ts';
import saveDraft from '../../functions/drafts.ts';
import check from '../../functions/receipts-check.ts';
import send from '../../functions/responses.ts';
import readRevision from '../../functions/revisions.ts';
import signedCopy from '../../functions/signed-copy.ts';
import { sendBody, type OpenFunctions } from '../functions/open-functions.ts';

const letter = { revision: 1, channel: 'post', letter_number: '1', letter_date: '2016-11-15' };
const file = { kind: 'plan', name: 'a.pdf', type: 'application/pdf', size: 1 };

/** Every function that reads a body, with one of the shape it asks for; `key` is a Sở and its access code. */
export const everyRoute = [
  {
    route: '/api/responses',
    handler: send,
    good: ({ unit, access_code }: Key) => sendBody(unit, { access_code }),
  },
  { route: '/api/drafts/open', handler: openDraft, good: (key: Key) => key },
  { route: '/api/drafts', handler: saveDraft, good: (key: Key) => ({ ...key, changes: [] }) },
  {
    route: '/api/drafts/history',
    handler: readHistory,
    good: (key: Key) => ({ ...key, before: 9, limit: 9 }),
  },
  { route: '/api/drafts/lock', handler: lockDraft, good: (key: Key) => ({ ...key, version: 0 }) },
  { route: '/api/drafts/unlock', handler: unlockDraft, good: (key: Key) => ({ ...key, why: 'sửa' }) },
  { route: '/api/attachments', handler: beginUpload, good: (key: Key) => ({ ...key, ...file }) },
  {
    route: '/api/attachments/finish',
    handler: finishUpload,
    good: (key: Key) => ({ ...key, id: crypto.randomUUID() }),
  },
  {
    route: '/api/attachments/withdraw',
    handler: withdrawUpload,
    good: (key: Key) => ({ ...key, id: crypto.randomUUID() }),
  },
  { route: '/api/signed-copy', handler: signedCopy, good: (key: Key) => ({ ...key, ...letter }) },
  { route: '/api/revisions', handler: readRevision, good: (key: Key) => ({ ...key, revision: 1 }) },
  {
    route: '/api/receipts/check',
    handler: check,
    good: () => ({ number: '669-01', revision: 1, hash: 'ABCDEFGH01' }),
  },
];

interface Key {
  unit: string;
  access_code: string;
}

/** A request whose body is bytes, however it says it is. */
export const bytesTo = (
  route: string,
  body: string | Uint8Array | ReadableStream,
  headers: Record<string, string> = {},
) =>
  new Request(`https://khao-sat.example.vn${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
    body: body as BodyInit,
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  });

/** Holds an answer to what every answer is, whatever was sent: a success or a clean refusal, nothing of the inside in it. */
export async function cleanAnswer(response: Response, functions: OpenFunctions): Promise<void> {
  const text = await response.text();
  const told = `${text.slice(0, 300)} ${functions.printed().split('\n').at(-1)}`;
  expect(response.status, told).toBeLessThan(500);
  expect(text).not.toMatch(/^ +at \w|node_modules|PGRST|SQLSTATE|violates|invalid input syntax|ZodError/m);
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
  if (!response.headers.get('content-type')?.startsWith('application/json')) return;
  const body = JSON.parse(text) as object;
  if (response.status >= 400) expect(body).toHaveProperty('reference');
}

/** As often as there is time for; a run that takes five seconds has failed. */
export const within = (numRuns: number) => ({ numRuns, timeout: 5_000, interruptAfterTimeLimit: 30_000 });
