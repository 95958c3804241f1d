import { randomUUID } from 'node:crypto';
import type { FormValues } from '../../src/questionnaire/form-values.ts';

/** A Sở with what it sends: the answers of one of the trial Sở under its own name. */
export interface Office {
  unit: string;
  code: string;
  values: FormValues;
  /** What the function hands to send_response for it, as the function itself made it. */
  document: Record<string, unknown>;
  /** The revision it sent last. */
  revision: number;
}

/** What the form sends for the next revision of an office. */
export function nextRequest({ code, values: formValues, revision }: Office, site: string): Request {
  const body = {
    access_code: code,
    idempotency_key: randomUUID(),
    base_revision: revision,
    form_values: formValues,
  };
  return new Request(new URL('/api/responses', site), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify(body),
  });
}
