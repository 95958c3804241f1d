import type { Config } from '@netlify/functions';
import { answer } from '../src/server/http/answer.ts';
import { recordSignedCopy } from '../src/server/files/uploads.ts';
import { parseJson } from '../src/server/http/read-body.ts';

/** POST /api/signed-copy: records how the signed copy of a revision comes. */
export default (request: Request): Promise<Response> =>
  answer(request, { name: 'POST /api/signed-copy', method: 'POST' }, ({ text }) =>
    recordSignedCopy(parseJson(text)),
  );

export const config: Config = { path: '/api/signed-copy' };
