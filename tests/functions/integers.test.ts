import { afterAll, beforeAll, expect, test } from 'vitest';
import beginUpload from '../../functions/attachments.ts';
import readHistory from '../../functions/drafts-history.ts';
import lockDraft from '../../functions/drafts-lock.ts';
import check from '../../functions/receipts-check.ts';
import send from '../../functions/responses.ts';
import readRevision from '../../functions/revisions.ts';
import signedCopy from '../../functions/signed-copy.ts';
import { openFunctions, post, run, sendBody, type OpenFunctions } from './open-functions.ts';

let functions: OpenFunctions;
let code: string;
beforeAll(async () => {
  functions = await openFunctions();
  code = await functions.codeOf('01');
});
afterAll(() => functions.close());

const largest = [2 ** 31 - 1, 2 ** 31, 2 ** 53 - 1, 2 ** 53, 1e300, -1, -(2 ** 31) - 1];
const numbered = [
  {
    path: '/api/responses',
    handler: send,
    body: { ...sendBody('01'), access_code: '' },
    name: 'base_revision',
  },
  { path: '/api/drafts/lock', handler: lockDraft, body: {}, name: 'version' },
  { path: '/api/drafts/history', handler: readHistory, body: {}, name: 'before' },
  { path: '/api/drafts/history', handler: readHistory, body: {}, name: 'limit' },
  { path: '/api/revisions', handler: readRevision, body: {}, name: 'revision' },
  {
    path: '/api/receipts/check',
    handler: check,
    body: { number: '669-01', hash: 'ABCDEFGH01' },
    name: 'revision',
  },
  {
    ...{ path: '/api/attachments', handler: beginUpload, name: 'size' },
    body: { kind: 'plan', name: 'a.pdf', type: 'application/pdf' },
  },
  {
    ...{ path: '/api/signed-copy', handler: signedCopy, name: 'revision' },
    body: { channel: 'post', letter_number: '1', letter_date: '2016-11-15' },
  },
];

test.each(numbered)(
  'a $name of any size sent to $path gets a clean answer',
  async ({ path, handler, body, name }) => {
    const key = path.startsWith('/api/receipts') || path.startsWith('/api/responses') ? {} : { unit: '01' };
    for (const number of largest) {
      const asked = { ...key, ...('unit' in key && { access_code: code }), ...body, [name]: number };
      expect((await run(handler, post(path, asked))).status).toBeLessThan(500);
    }
  },
);
