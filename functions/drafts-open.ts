import type { Config } from '@netlify/functions';
import { answer } from '../src/server/http/answer.ts';
import { openDraft } from '../src/server/drafts.ts';
import { parseJson } from '../src/server/http/read-body.ts';

/** POST /api/drafts/open: finds the draft of a Sở by its code, or begins it. */
export default (request: Request): Promise<Response> =>
  answer(request, { name: 'POST /api/drafts/open', method: 'POST' }, ({ text }) =>
    openDraft(parseJson(text)),
  );

export const config: Config = {
  path: '/api/drafts/open',
  // One of the two rules that Netlify's free plan has for a site (five on Pro): this is where codes are tried.
  rateLimit: { windowSize: 60, windowLimit: 120, aggregateBy: ['ip', 'domain'] },
};
