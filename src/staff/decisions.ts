import * as z from 'zod/mini';
import { isUnstorable, nfc } from '../vietnamese/text.ts';
import { ask, type Rpc } from './rpc.ts';
import type { StaffResponse } from './documents.ts';
import { StaffError } from './staff-error.ts';
import { readPlace } from './read-place.ts';
import { revisionOf, valuesOfRevision } from './read-response.ts';

/** Who does something, and why. */
export interface AuditEntry {
  who: string;
  why: string;
}

/** One question that a unit is asked to complete: the path of the field, and the reason. */
export interface Item {
  path: string;
  reason: string;
}

/**
 * A name or a reason as it is stored: NFC, without blanks around it.
 *
 * @throws StaffError when it holds what the database can't store.
 */
export function tidyWords(text: string): string {
  if (isUnstorable(text))
    throw new StaffError('Họ tên hoặc lý do có ký tự hỏng, không lưu được. Đề nghị gõ lại.');
  return nfc(text.replace(/\r\n?/g, '\n')).trim();
}

const tidy = ({ who, why }: AuditEntry): AuditEntry => ({ who: tidyWords(who), why: tidyWords(why) });

const decided = z.object({
  outcome: z.enum(['confirmed', 'rejected', 'attached', 'accepted', 'requested']),
  number: z.string(),
  unit: z.optional(z.string()),
  /** The response into whose draft the answers were put. */
  to: z.optional(z.string()),
  revision: z.optional(z.int()),
});

/** What was done, and to which response. */
export type Decided = z.infer<typeof decided>;

/** Makes what was sent without a code the response of its unit; it is published from now on. */
export function confirmHeld(
  call: Rpc,
  { number, ...held }: StaffResponse,
  entry: AuditEntry,
): Promise<Decided> {
  const values = valuesOfRevision(revisionOf({ number, ...held }));
  return ask(call, 'confirm_held', { number, form_values: values, ...tidy(entry) }, decided);
}

/** Puts what was sent without a code into the draft of its unit, which checks it and sends it with its code. */
export function attachHeld(
  call: Rpc,
  held: StaffResponse,
  entry: AuditEntry,
  replace: boolean,
): Promise<Decided> {
  const formValues = valuesOfRevision(revisionOf(held));
  return ask(
    call,
    'attach_held',
    { number: held.number, form_values: formValues, replace, ...tidy(entry) },
    decided,
  );
}

/** Rejects what was sent without a code; it is kept and shown nowhere. */
export const rejectHeld = (call: Rpc, { number }: StaffResponse, entry: AuditEntry): Promise<Decided> =>
  ask(call, 'reject_held', { number, ...tidy(entry) }, decided);

/** Takes a response over, as it was seen: when another revision came since, that is said instead. */
export const acceptResponse = (call: Rpc, seen: StaffResponse, entry: AuditEntry): Promise<Decided> =>
  ask(call, 'accept_response', { ...seenOf(seen), ...tidy(entry) }, decided);

/**
 * Asks a unit to complete or explain what it sent (from `sent`), or opens an accepted response again (from
 * `accepted`). Without a reason for the whole, that there are items is the reason.
 */
export function requestCompletion(
  call: Rpc,
  from: 'sent' | 'accepted',
  seen: StaffResponse,
  items: readonly Item[],
  entry: AuditEntry,
): Promise<Decided> {
  const { who, why } = tidy(entry);
  const p = {
    ...seenOf(seen),
    from,
    who,
    why: why === '' && items.length > 0 ? `Đề nghị bổ sung, giải trình ${items.length} nội dung.` : why,
    items,
  };
  return ask(call, 'request_completion', p, decided);
}

const seenOf = ({ number, current_revision }: StaffResponse) => ({ number, revision: current_revision });

/**
 * Reads what a unit is to complete, written "<place>=<reason>", against what it sent.
 *
 * @throws StaffError when a place is not in the Phiếu or there is no reason.
 */
export function readItems(texts: readonly string[], seen: StaffResponse): Item[] {
  const { answers } = revisionOf(seen);
  return texts.map((text) => {
    const [place = '', ...rest] = text.split('=');
    const reason = tidyWords(rest.join('='));
    if (reason === '')
      throw new StaffError(`“${text}” chưa có lý do. Đề nghị ghi dạng --item "Mục 4=Đề nghị nêu rõ hơn".`);
    return { path: readPlace(place, answers), reason };
  });
}
