import type { Config } from '@netlify/functions';
import { answer } from '../src/server/http/answer.ts';
import { parseJson } from '../src/server/http/read-body.ts';
import { openFile } from '../src/server/workspace/open-file.ts';

/** POST /api/workspace/file: a file of a Sở, to save. */
export default (request: Request): Promise<Response> => {
  const { open, present } = openFile(request.headers.get('authorization'));
  return answer(
    request,
    { name: 'POST /api/workspace/file', method: 'POST', patience: 25_000 },
    ({ text }) => open(parseJson(text)),
    () => present,
  );
};

export const config: Config = { path: '/api/workspace/file' };
