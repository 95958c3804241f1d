import type { Config } from '@netlify/functions';
import { answer } from '../src/server/http/answer.ts';
import { beginUpload } from '../src/server/files/uploads.ts';
import { parseJson } from '../src/server/http/read-body.ts';

/** POST /api/attachments: answers where a file of a Sở goes: straight to storage. */
export default (request: Request): Promise<Response> =>
  answer(request, { name: 'POST /api/attachments', method: 'POST' }, ({ text }) =>
    beginUpload(parseJson(text)),
  );

export const config: Config = { path: '/api/attachments' };
