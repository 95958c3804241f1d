import type { Config } from '@netlify/functions';
import { answer } from '../src/server/http/answer.ts';
import { parseJson } from '../src/server/http/read-body.ts';
import { unlockDraft } from '../src/server/signing.ts';

/** POST /api/drafts/unlock: unlocks the draft of a Sở, for a reason. */
export default (request: Request): Promise<Response> =>
  answer(request, { name: 'POST /api/drafts/unlock', method: 'POST' }, ({ text }) =>
    unlockDraft(parseJson(text)),
  );

export const config: Config = { path: '/api/drafts/unlock' };
