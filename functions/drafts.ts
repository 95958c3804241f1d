import type { Config } from '@netlify/functions';
import { answer } from '../src/server/http/answer.ts';
import { saveDraft } from '../src/server/drafts.ts';
import { parseJson } from '../src/server/http/read-body.ts';

/** POST /api/drafts: saves changes to the draft of a Sở. */
export default (request: Request): Promise<Response> =>
  answer(request, { name: 'POST /api/drafts', method: 'POST' }, ({ text }) => saveDraft(parseJson(text)));

export const config: Config = { path: '/api/drafts' };
