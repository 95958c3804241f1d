import type { Config } from '@netlify/functions';
import { answer } from '../src/server/http/answer.ts';
import { parseJson } from '../src/server/http/read-body.ts';
import { lockDraft } from '../src/server/signing.ts';

/** POST /api/drafts/lock: locks the draft of a Sở for signature. */
export default (request: Request): Promise<Response> =>
  answer(request, { name: 'POST /api/drafts/lock', method: 'POST' }, ({ text }) =>
    lockDraft(parseJson(text)),
  );

export const config: Config = { path: '/api/drafts/lock' };
