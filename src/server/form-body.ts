import { approvalPath } from '../questionnaire/approval.ts';
import type { RawInput } from '../questionnaire/raw-input.ts';
import { uuidFromHash } from '../submission/uuid-from-hash.ts';
import { keyedHash } from './keyed-hash.ts';

const controls = ['access_code', 'idempotency_key', 'base_revision', approvalPath];

/** What the form posted without script: the request its script would have sent, what was typed, and the consent. */
export interface PlainPost {
  request: Record<string, unknown>;
  raw: RawInput;
  /** Whether an access code was typed, right or wrong. */
  hadCode: boolean;
  isApproved: boolean;
}

/**
 * The plain post of the form as the request the form's script would have sent. A form without script cannot make a
 * key for each send: its key follows from what is sent, so that sending the same again is still one revision.
 */
export async function readFormBody(text: string): Promise<PlainPost> {
  const fields = new URLSearchParams(text);
  const raw = rawOf(fields);
  const revision = fields.get('base_revision') || '0';
  const base_revision = /^\d{1,7}$/.test(revision) ? Number(revision) : revision;
  const idempotency_key =
    fields.get('idempotency_key') || uuidFromHash(await keyedHash('plain post', { raw, base_revision }));
  const access_code = fields.get('access_code') ?? '';
  const request = { access_code, idempotency_key, base_revision, raw };
  const hadCode = access_code.trim() !== '';
  return { request, raw, hadCode, isApproved: fields.get(approvalPath) !== null };
}

function rawOf(fields: URLSearchParams): RawInput {
  const paths = [...new Set(fields.keys())].filter((path) => !controls.includes(path));
  return Object.fromEntries(
    paths.map((path) => {
      const texts = fields.getAll(path);
      return [path, texts.length === 1 ? (texts[0] ?? '') : texts];
    }),
  );
}
