import * as z from 'zod/mini';
import { call, type Credentials, type DraftOutcome } from '../form/draft/server-draft.ts';
import {
  begunSchema,
  receivedFileSchema,
  signedSchema,
  type attachmentKinds,
  type AttachmentType,
  type channels,
} from '../submission/attachment.ts';
import { receiptSchema } from '../submission/receipt.ts';
import { signingSchema } from '../submission/signing.ts';
import { signedCopies, states } from '../submission/states.ts';

const responseFilesSchema = z.object({
  number: z.string(),
  state: z.enum(states),
  signed_copy: z.enum(signedCopies),
  signing: z.nullable(signingSchema),
  receipts: z.array(receiptSchema),
  files: z.array(receivedFileSchema),
  signed: z.nullable(signedSchema),
});

/** The response of a Sở as its văn thư needs it: where it stands, what was sent, the files that came with it. */
export type ResponseFiles = z.infer<typeof responseFilesSchema>;

type Outcome = Promise<DraftOutcome<ResponseFiles>>;

/** Opens the response of a Sở with its code; nothing here changes its answers. */
export const openFiles = (credentials: Credentials): Outcome =>
  call('/api/drafts/open', credentials, responseFilesSchema);

/** A file as the system is told of it before it is sent. */
export interface Announced {
  kind: (typeof attachmentKinds)[number];
  name: string;
  type: AttachmentType;
  size: number;
}

/** Asks where a file goes. */
export const beginFile = (
  credentials: Credentials,
  file: Announced,
): Promise<DraftOutcome<z.infer<typeof begunSchema>>> =>
  call('/api/attachments', { ...credentials, ...file }, begunSchema);

/** Says that a file has arrived in storage, to have it looked at. */
export const finishFile = (credentials: Credentials, id: string): Outcome =>
  call('/api/attachments/finish', { ...credentials, id }, responseFilesSchema);

/** How the signed copy comes, as the văn thư writes it down. */
export interface SignedCopyNote {
  revision: number;
  channel: (typeof channels)[number];
  letter_number: string;
  /** YYYY-MM-DD, or empty. */
  letter_date: string;
}

/** Records how the signed copy comes. */
export const recordSignedCopy = (credentials: Credentials, note: SignedCopyNote): Outcome =>
  call('/api/signed-copy', { ...credentials, ...note }, responseFilesSchema);
