import type { Config } from '@netlify/functions';
import { answer } from '../src/server/http/answer.ts';
import { parseJson } from '../src/server/http/read-body.ts';
import { checkReceipt } from '../src/server/receipts.ts';

/** POST /api/receipts/check: tells whether a receipt is of the latest revision, without showing the answers. */
export default (request: Request): Promise<Response> =>
  answer(request, { name: 'POST /api/receipts/check', method: 'POST' }, ({ text }) =>
    checkReceipt(parseJson(text)),
  );

export const config: Config = { path: '/api/receipts/check' };
