import { expect } from 'vitest';
import finish from '../../functions/attachments-finish.ts';
import begin from '../../functions/attachments.ts';
import openDraft from '../../functions/drafts-open.ts';
import send from '../../functions/responses.ts';
import { bodyOf, post, run, sendBody, smallest, type OpenFunctions } from './open-functions.ts';

type Handler = typeof begin;

interface FileToSend {
  bytes: Buffer;
  name?: string;
  type?: string;
  /** What the browser says the size is. */
  size?: number;
  kind?: string;
}

/** Status and word of a refusal. */
export const told = async (response: Response) => [response.status, (await bodyOf(response))['error']];

/** What a Sở does to send its files: it asks with its code, sends its answers, opens its draft, uploads. */
export function filesAt(functions: () => OpenFunctions) {
  const ask = async (handler: Handler, path: string, unit: string, more: object = {}) =>
    run(handler, post(path, { unit, access_code: await functions().codeOf(unit), ...more }));
  const sendIt = async (unit: string, more: Record<string, string> = {}, base_revision = 0) =>
    run(
      send,
      post(
        '/api/responses',
        sendBody(unit, {
          access_code: await functions().codeOf(unit),
          form_values: { ...smallest(unit), ...more },
          base_revision,
        }),
      ),
    );
  const open = async (unit: string) => bodyOf(await ask(openDraft, '/api/drafts/open', unit));

  /** Begins a file, and sends its bytes to the address storage gave. */
  async function upload(
    unit: string,
    { bytes, name = 'ban-ky.pdf', type = 'application/pdf', size, kind }: FileToSend,
  ) {
    const asked = { kind: kind ?? 'signed_copy', name, type, size: size ?? bytes.length };
    const begun = await ask(begin, '/api/attachments', unit, asked);
    expect(begun.status).toBe(201);
    const { id, upload_address } = await bodyOf(begun);
    const put = await fetch(String(upload_address), {
      method: 'PUT',
      headers: { 'content-type': type },
      body: new Uint8Array(bytes),
    });
    return { id, put, upload_address: String(upload_address) };
  }

  async function uploadAndFinish(unit: string, file: FileToSend): Promise<Response> {
    const { id } = await upload(unit, file);
    return ask(finish, '/api/attachments/finish', unit, { id });
  }

  return { ask, sendIt, open, upload, uploadAndFinish };
}
