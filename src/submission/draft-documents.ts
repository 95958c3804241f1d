import * as z from 'zod/mini';
import { isFormValues, type FieldValue, type FormValues } from '../questionnaire/form-values.ts';
import { receivedFileSchema, signedSchema } from './upload.ts';
import { publishFrom } from './publish-from.ts';
import { receiptSchema } from './receipt.ts';
import { signingSchema } from './signing.ts';
import { signedCopies, states, verifications } from './states.ts';

/** Which Sở, and its access code. */
export interface Credentials {
  unit: string;
  access_code: string;
}

/** One change to a draft: the value at the path when the change was made, and the value there now; "" is blank. */
export interface DraftChange {
  path: string;
  from: FieldValue;
  to: FieldValue;
}

const instant = z.nullable(z.iso.datetime());
const formValues = z.custom<FormValues>(isFormValues);
const fieldValue = z.custom<FieldValue>((value) => isFormValues({ value }));

/** What the Department asks a Sở to complete or explain: of which revision, why, and question by question. */
export const completionRequestSchema = z.object({
  asked_at: z.iso.datetime(),
  revision: z.int(),
  why: z.nullable(z.string()),
  /** `path` counts repeats from 0 as the answers do; `instance` is the name of that of a repeat when it was asked. */
  items: z.array(z.object({ path: z.string(), reason: z.string(), instance: z.nullable(z.string()) })),
});

/** What the Department asks a Sở to complete or explain. */
export type CompletionRequest = z.infer<typeof completionRequestSchema>;

/**
 * What POST /api/drafts/open answers, and every other call that ends with the response as its own Sở sees it: lock,
 * unlock, a received file, a recorded signed copy.
 */
export const openedDraftSchema = z.object({
  number: z.string(),
  verification: z.enum(verifications),
  state: z.enum(states),
  signed_copy: z.enum(signedCopies),
  /** 0 while nothing was sent. */
  current_revision: z.int(),
  /** Whether the survey is open. */
  open: z.boolean(),
  due_at: instant,
  closes_at: instant,
  publish_from: z.enum(publishFrom),
  personal_data_deleted_at: instant,
  form_values: formValues,
  /** Counts the changes of the draft. */
  version: z.int(),
  /** The revision the draft goes on from. */
  base_revision: z.int(),
  /** What the draft held when something else was sent in its place. */
  superseded: z.nullable(formValues),
  /** Null once drafts were deleted. */
  saved_at: instant,
  /** When the draft was locked for signature. */
  locked_at: instant,
  request: z.nullable(completionRequestSchema),
  signing: z.nullable(signingSchema),
  files: z.array(receivedFileSchema),
  signed: z.nullable(signedSchema),
  /** One for each revision that was sent, in order. */
  receipts: z.array(receiptSchema),
});

/** The response of a Sở as the system holds it: its state, its draft, its files, the receipts of what was sent. */
export type OpenedDraft = z.infer<typeof openedDraftSchema>;

/** What POST /api/drafts answers: what the draft holds now, and which changes met another value there. */
export const savedDraftSchema = z.object({
  form_values: formValues,
  version: z.int(),
  saved_at: z.iso.datetime(),
  /** The paths whose change was applied. */
  applied: z.array(z.string()),
  conflicts: z.array(z.object({ path: z.string(), remote: fieldValue, local: fieldValue })),
  state: z.enum(states),
  current_revision: z.int(),
  /** When the last revision was sent, by whomever. */
  sent_at: instant,
});

/** What was saved, and what a colleague saved or sent meanwhile. */
export type SavedDraft = z.infer<typeof savedDraftSchema>;
