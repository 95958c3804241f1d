import type { Config } from '@netlify/functions';
import { answer } from '../src/server/http/answer.ts';
import { readHealth } from '../src/server/health.ts';

/** GET /api/health: tells whether the database answers and which migration it has. */
export default (request: Request): Promise<Response> =>
  answer(request, { name: 'GET /api/health', method: 'GET' }, readHealth);

export const config: Config = { path: '/api/health' };
