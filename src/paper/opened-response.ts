import * as z from 'zod/mini';
import { call, type Credentials, type DraftOutcome } from '../form/draft/server-draft.ts';
import { isRawInput, type RawInput } from '../questionnaire/raw-input.ts';
import { receiptSchema } from '../submission/receipt.ts';
import { signingSchema } from '../submission/signing.ts';
import { signedCopies, states } from '../submission/states.ts';

/** The response of a Sở as its printed paper needs it. */
export const openedResponseSchema = z.object({
  number: z.string(),
  state: z.enum(states),
  signed_copy: z.enum(signedCopies),
  current_revision: z.nullable(z.int()),
  open: z.boolean(),
  personal_data_deleted_at: z.nullable(z.string()),
  raw: z.custom<RawInput>(isRawInput),
  version: z.int(),
  signing: z.nullable(signingSchema),
  receipts: z.array(receiptSchema),
});

/** The response of a Sở as its printed paper needs it. */
export type OpenedResponse = z.infer<typeof openedResponseSchema>;

type Outcome = Promise<DraftOutcome<OpenedResponse>>;

/** Opens the response of a Sở with its code. */
export const openResponse = (credentials: Credentials): Outcome =>
  call('/api/drafts/open', credentials, openedResponseSchema);

/** Locks its draft for signature, as it was seen. */
export const lockResponse = (credentials: Credentials, { version }: OpenedResponse): Outcome =>
  call('/api/drafts/lock', { ...credentials, version }, openedResponseSchema);

/** Unlocks it, for a reason. */
export const unlockResponse = (credentials: Credentials, why: string): Outcome =>
  call('/api/drafts/unlock', { ...credentials, why }, openedResponseSchema);
