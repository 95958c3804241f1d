import { approvalPath } from '../../questionnaire/approval.ts';
import { limits } from '../../questionnaire/limits.ts';
import type { FormValues } from '../../questionnaire/form-values.ts';
import { uuidFromHash } from '../../submission/uuid-from-hash.ts';
import { keyedHash } from '../keyed-hash.ts';

const controls = ['access_code', 'idempotency_key', 'base_revision', approvalPath];

/** What the form posted without script: the request its script would have sent, what was typed, and the consent. */
export interface PlainPost {
  request: Record<string, unknown>;
  values: FormValues;
  /** Whether an access code was typed, right or wrong. */
  hadCode: boolean;
  isApproved: boolean;
}

/**
 * The plain post of the form as the request the form's script would have sent. A form without script cannot make a
 * key for each send: its key follows from what is sent, so that sending the same again is still one revision.
 */
export async function readFormBody(text: string): Promise<PlainPost | undefined> {
  const fields = fieldsOf(text);
  if (!fields) return undefined;
  const formValues = formValuesOf(fields);
  const first = (name: string) => fields.get(name)?.[0];
  const revision = first('base_revision') || '0';
  const base_revision = /^\d{1,7}$/.test(revision) ? Number(revision) : revision;
  const idempotency_key =
    first('idempotency_key') ||
    uuidFromHash(await keyedHash('plain post', { form_values: formValues, base_revision }));
  const access_code = first('access_code') ?? '';
  const request = { access_code, idempotency_key, base_revision, form_values: formValues };
  const hadCode = access_code.trim() !== '';
  return { request, values: formValues, hadCode, isApproved: fields.has(approvalPath) };
}

/** Fields one post may have: those of a whole Phiếu, with room for what is no answer. */
const maxFields = limits.entries + controls.length;

/** The values under each name, in order; undefined when there are more fields than any form of ours has. */
function fieldsOf(text: string): Map<string, string[]> | undefined {
  // Counted before any of them is decoded.
  for (let at = -1, count = 1; (at = text.indexOf('&', at + 1)) >= 0; count += 1)
    if (count === maxFields) return undefined;
  const fields = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(text)) {
    const values = fields.get(name);
    if (values) values.push(value);
    else fields.set(name, [value]);
  }
  return fields;
}

function formValuesOf(fields: ReadonlyMap<string, readonly string[]>): FormValues {
  const typed = [...fields].filter(([path]) => !controls.includes(path));
  return Object.fromEntries(
    typed.map(([path, texts]) => [path, texts.length === 1 ? (texts[0] ?? '') : texts]),
  );
}
