import * as z from 'zod/mini';
import { signedCopies, states } from '../../submission/states.ts';
import { timesSchema } from '../../staff/documents.ts';

const instant = z.nullable(z.string());
const count = z.int();

const row = z.object({
  code: z.string(),
  name: z.string(),
  /** Of its one confirmed response; null when it has none. */
  number: z.nullable(z.string()),
  state: z.nullable(z.enum(states)),
  signed_copy: z.nullable(z.enum(signedCopies)),
  revision: count,
  late: z.boolean(),
  /** Whether its draft holds something it has not sent. */
  unsent: z.boolean(),
  /** Whether a file of its plan came. */
  has_plan: z.boolean(),
  /** How many Phiếu without a code wait for the Department. */
  held: count,
  received_at: instant,
  last_activity_at: instant,
  /** Which member of staff has it in hand. */
  in_hand: z.nullable(z.string()),
});

/** One Sở on the board. */
export type BoardRow = z.infer<typeof row>;

/** One page of the board, how many there are of everything, and what holds of the survey. */
export const boardSchema = z.extend(timesSchema, {
  outcome: z.literal('listed'),
  letter: z.string(),
  publish_from: z.string(),
  trial: z.boolean(),
  personal_data_deleted: z.boolean(),
  /** How many rows the view has on all its pages. */
  total: count,
  page: count,
  page_size: count,
  counts: z.object({
    all: count,
    not_sent: count,
    draft: count,
    held: count,
    signed_copy_awaited: count,
    completion_requested: count,
    late: count,
    accepted: count,
  }),
  units: z.array(row),
});

/** One page of the board. */
export type BoardDocument = z.infer<typeof boardSchema>;

/** How many Sở sent for the first time on each day on which any did. */
export const progressSchema = z.object({
  outcome: z.literal('counted'),
  asked: count,
  days: z.array(z.object({ day: z.string(), sent: count })),
});

/** How many Sở sent for the first time on each day on which any did. */
export type ProgressDocument = z.infer<typeof progressSchema>;
