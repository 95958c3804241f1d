import * as z from 'zod/mini';

/** Whether the sender proved to be the Sở: held until the Department verifies, confirmed by the code, or rejected. */
export const verifications = ['held', 'confirmed', 'rejected'] as const;

/** The steps of a response, from draft to accepted. */
export const states = ['draft', 'in_signature', 'sent', 'accepted', 'completion_requested'] as const;

/** Whether the signed and stamped paper has come. */
export const signedCopies = ['none', 'awaited', 'received'] as const;

/** The words for each state that people read. */
export const stateWords: Readonly<Record<(typeof states)[number], string>> = {
  draft: 'Nháp',
  in_signature: 'Đang trình ký',
  sent: 'Đã gửi',
  accepted: 'Đã tiếp nhận',
  completion_requested: 'Đề nghị bổ sung, giải trình',
};

/** Proof that a response was stored: number, revision, short hash of the answers, and the server's time. */
export const receiptSchema = z.object({
  number: z.string(),
  revision: z.int(),
  hash: z.string(),
  unit: z.string(),
  /** ISO 8601. */
  received_at: z.string(),
  verification: z.enum(verifications),
  state: z.enum(states),
  signed_copy: z.enum(signedCopies),
  late: z.boolean(),
});

/** Proof that a response was stored. */
export type Receipt = z.infer<typeof receiptSchema>;
