import * as z from 'zod/mini';
import { signedCopies, states } from '../../submission/states.ts';

const instant = z.nullable(z.string());

const row = z.object({
  code: z.string(),
  name: z.string(),
  /** Of its one confirmed response; null when it has none. */
  number: z.nullable(z.string()),
  state: z.nullable(z.enum(states)),
  signed_copy: z.nullable(z.enum(signedCopies)),
  revision: z.int(),
  late: z.boolean(),
  /** Whether its draft holds something it has not sent. */
  unsent: z.boolean(),
  /** Whether a plan came with it. */
  plan: z.boolean(),
  /** How many Phiếu without a code wait for the Department. */
  held: z.int(),
  received_at: instant,
  last_activity_at: instant,
  /** Who has it in hand. */
  assignee: z.nullable(z.string()),
});

/** One Sở on the board. */
export type BoardRow = z.infer<typeof row>;

/** What holds of the survey as a whole. */
export const surveySchema = z.object({
  letter: z.string(),
  trial: z.boolean(),
  due_at: instant,
  closes_at: instant,
  open: z.boolean(),
  now: z.string(),
  publish_from: z.string(),
  personal_data_deleted: z.boolean(),
});

const count = z.int();

/** One page of the board, and how many there are of everything. */
export const boardSchema = z.object({
  outcome: z.literal('board'),
  survey: surveySchema,
  units: count,
  matching: count,
  page_size: count,
  counts: z.object({
    not_sent: count,
    draft: count,
    held: count,
    awaiting_signed_copy: count,
    completion_requested: count,
    late: count,
    accepted: count,
  }),
  rows: z.array(row),
  /** How many Sở had sent, and how many were accepted, at the end of each day on which that changed. */
  progress: z.array(z.object({ day: z.string(), sent: count, accepted: count })),
});

/** One page of the board. */
export type BoardDocument = z.infer<typeof boardSchema>;
