import type { Config, Context } from '@netlify/functions';
import { fillConfirmation } from '../src/confirmation/plain-confirmation.tsx';
import { fillPage } from '../src/form/plain/plain-page.tsx';
import { answer, asJson } from '../src/server/http/answer.ts';
import { readFormBody } from '../src/server/http/form-body.ts';
import { asPage, type PlainTyped } from '../src/server/http/plain-answer.ts';
import { sendPlain } from '../src/server/http/plain-send.ts';
import { parseJson } from '../src/server/http/read-body.ts';
import { sendResponse } from '../src/server/responses.ts';

const fillPages = { refused: fillPage, sent: fillConfirmation };
const form = 'application/x-www-form-urlencoded';
const route = {
  name: 'POST /api/responses',
  method: 'POST',
  bodies: ['application/json', form],
} as const;

/** POST /api/responses: sends a response, as the form's script does (JSON) or as the form itself does without script. */
export default (request: Request, { ip }: Context): Promise<Response> => {
  let typed: PlainTyped = { values: {}, hadCode: false };
  return answer(
    request,
    route,
    async ({ text, type }) => {
      if (type !== form) return sendResponse(parseJson(text), ip);
      const post = await readFormBody(text);
      if (!post) return { refusal: 'invalid_request' };
      typed = post;
      return sendPlain(post, ip);
    },
    (mediaType) => (mediaType === form ? asPage(typed, fillPages) : asJson),
  );
};

// No `method` here: the function itself answers 405 to other methods. Offices share addresses, so the limit is loose;
// the limits per unit are in PostgreSQL. As an array, or Netlify would count all callers together.
export const config: Config = {
  path: '/api/responses',
  // One of the two rules that Netlify's free plan has for a site (five on Pro): this is where anybody can write.
  rateLimit: { windowSize: 60, windowLimit: 120, aggregateBy: ['ip', 'domain'] },
};
