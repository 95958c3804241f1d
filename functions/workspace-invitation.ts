import type { Config } from '@netlify/functions';
import { answer } from '../src/server/http/answer.ts';
import { parseJson } from '../src/server/http/read-body.ts';
import { invite } from '../src/server/workspace/invite.ts';

/** POST /api/workspace/invitation: invites a colleague. */
export default (request: Request): Promise<Response> =>
  answer(request, { name: 'POST /api/workspace/invitation', method: 'POST' }, ({ text }) =>
    invite(request.headers.get('authorization'), parseJson(text)),
  );

export const config: Config = { path: '/api/workspace/invitation' };
