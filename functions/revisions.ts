import type { Config } from '@netlify/functions';
import { answer } from '../src/server/http/answer.ts';
import { parseJson } from '../src/server/http/read-body.ts';
import { readRevision } from '../src/server/revisions.ts';

/** POST /api/revisions: gives a Sở what it sent, to print it again. */
export default (request: Request): Promise<Response> =>
  answer(request, { name: 'POST /api/revisions', method: 'POST' }, ({ text }) =>
    readRevision(parseJson(text)),
  );

export const config: Config = { path: '/api/revisions' };
