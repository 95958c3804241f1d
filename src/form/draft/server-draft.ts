import * as z from 'zod/mini';
import { isRawInput, type RawInput } from '../../questionnaire/raw-input.ts';
import { receiptSchema } from '../../submission/receipt.ts';
import { states } from '../../submission/states.ts';
import { refusalSchema, type RefusalBody } from '../../submission/refusal.ts';
import type { Change, Typed } from './changes.ts';

const typed = z.custom<Typed>((value) => isRawInput({ value }));
const requestSchema = z.object({
  asked_at: z.string(),
  revision: z.int(),
  why: z.nullable(z.string()),
  items: z.array(z.object({ path: z.string(), reason: z.string(), block: z.nullable(z.string()) })),
});
const openedSchema = z.object({
  number: z.string(),
  state: z.enum(states),
  current_revision: z.nullable(z.int()),
  open: z.boolean(),
  raw: z.custom<RawInput>(isRawInput),
  version: z.int(),
  saved_at: z.nullable(z.string()),
  locked_at: z.nullable(z.string()),
  receipts: z.array(receiptSchema),
  due_at: z.nullable(z.string()),
  closes_at: z.nullable(z.string()),
  personal_data_deleted_at: z.nullable(z.string()),
  set_aside: z.nullable(z.custom<RawInput>(isRawInput)),
  request: z.nullable(requestSchema),
});
const savedSchema = z.object({
  version: z.int(),
  saved_at: z.string(),
  raw: z.custom<RawInput>(isRawInput),
  conflicts: z.array(z.object({ path: z.string(), theirs: typed, yours: typed })),
  state: z.enum(states),
  current_revision: z.int(),
  sent_at: z.nullable(z.string()),
});

/** Which Sở, and its access code. */
export interface Credentials {
  unit: string;
  access_code: string;
}

/** The response of a Sở as the system holds it: where it stands, its draft, and the receipts of what was sent. */
export type OpenedDraft = z.infer<typeof openedSchema>;

/** What the Department asks a Sở to complete or explain: of which revision, why, and question by question. */
export type CompletionRequest = z.infer<typeof requestSchema>;

/** A saving: what the draft holds now, which changes met something else there, and what was sent by whomever. */
export type SavedDraft = z.infer<typeof savedSchema>;

/** How a call for a draft ended. */
export type DraftOutcome<T> =
  { kind: 'done'; draft: T } | { kind: 'refused'; refusal: RefusalBody } | { kind: 'unreachable' };

/** Opens the one draft of a Sở by its code; the first opening begins it. */
export const openDraft = (credentials: Credentials): Promise<DraftOutcome<OpenedDraft>> =>
  call('/api/drafts/open', credentials, openedSchema);

/** Saves changes to the draft of a Sở; without changes it only asks what colleagues have saved. */
export const saveDraft = (
  credentials: Credentials,
  changes: readonly Change[],
): Promise<DraftOutcome<SavedDraft>> => call('/api/drafts', { ...credentials, changes }, savedSchema);

const patience = 15_000;

/** Asks the API for a document, and reads it. */
export async function call<T>(
  path: string,
  body: object,
  schema: z.ZodMiniType<T>,
): Promise<DraftOutcome<T>> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patience),
    });
    const answer: unknown = await response.json();
    if (response.ok) return { kind: 'done', draft: schema.parse(answer) };
    return { kind: 'refused', refusal: refusalSchema.parse(answer) };
  } catch {
    return { kind: 'unreachable' };
  }
}
