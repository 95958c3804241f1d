import type { Config } from '@netlify/functions';
import { answer } from '../src/server/answer.ts';
import { finishAttachment } from '../src/server/attachments.ts';
import { parseJson } from '../src/server/read-body.ts';

/** POST /api/attachments/finish: looks at a file that has arrived in storage. */
export default (request: Request): Promise<Response> =>
  answer(request, { name: 'POST /api/attachments/finish', method: 'POST' }, ({ text }) =>
    finishAttachment(parseJson(text)),
  );

export const config: Config = {
  path: '/api/attachments/finish',
  rateLimit: { windowSize: 60, windowLimit: 120, aggregateBy: ['ip', 'domain'] },
};
