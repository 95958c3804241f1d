import type { Config } from '@netlify/functions';
import { answer } from '../src/server/http/answer.ts';
import { withdrawUpload } from '../src/server/files/uploads.ts';
import { parseJson } from '../src/server/http/read-body.ts';

/** POST /api/attachments/withdraw: takes a received file of a Sở back. */
export default (request: Request): Promise<Response> =>
  answer(request, { name: 'POST /api/attachments/withdraw', method: 'POST' }, ({ text }) =>
    withdrawUpload(parseJson(text)),
  );

export const config: Config = { path: '/api/attachments/withdraw' };
