import type { Config } from '@netlify/functions';
import { answer } from '../src/server/http/answer.ts';
import { finishUpload } from '../src/server/files/uploads.ts';
import { parseJson } from '../src/server/http/read-body.ts';

// It reads the whole file, up to 20 MB, and looks into it, at most 13 s.
const route = { name: 'POST /api/attachments/finish', method: 'POST', patience: 30_000 } as const;

/** POST /api/attachments/finish: looks at a file that has arrived in storage. */
export default (request: Request): Promise<Response> =>
  answer(request, route, ({ text }) => finishUpload(parseJson(text)));

export const config: Config = { path: '/api/attachments/finish' };
