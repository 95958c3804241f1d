import type { Config } from '@netlify/functions';
import { answer } from '../src/server/http/answer.ts';
import { readDraftHistory } from '../src/server/draft-history.ts';
import { parseJson } from '../src/server/http/read-body.ts';

/** POST /api/drafts/history: gives a Sở what its draft held before. */
export default (request: Request): Promise<Response> =>
  answer(request, { name: 'POST /api/drafts/history', method: 'POST' }, ({ text }) =>
    readDraftHistory(parseJson(text)),
  );

export const config: Config = { path: '/api/drafts/history' };
