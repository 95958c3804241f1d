import type { Config } from '@netlify/functions';
import { answer } from '../src/server/http/answer.ts';
import { parseJson } from '../src/server/http/read-body.ts';
import { issueCode } from '../src/server/workspace/issue-code.ts';

/** POST /api/workspace/code: gives a Sở a new access code. */
export default (request: Request): Promise<Response> =>
  answer(request, { name: 'POST /api/workspace/code', method: 'POST' }, ({ text }) =>
    issueCode(request.headers.get('authorization'), parseJson(text)),
  );

export const config: Config = { path: '/api/workspace/code' };
