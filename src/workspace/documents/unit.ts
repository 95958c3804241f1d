import * as z from 'zod/mini';
import { responseSchema } from '../../staff/documents.ts';
import { verifications } from '../../submission/states.ts';

/** What a member of staff noted about a Sở, for the Department alone. */
const note = z.object({ words: z.string(), who: z.string(), at: z.string() });

/** Everything of one Sở but what it has not sent: its response, what came without a code, what the Department noted. */
export const unitSchema = z.object({
  outcome: z.literal('found'),
  unit: z.object({ code: z.string(), name: z.string() }),
  /** Null while it has none. */
  response: z.nullable(responseSchema),
  without_code: z.array(
    z.object({
      number: z.string(),
      verification: z.enum(verifications),
      received_at: z.string(),
      attached_to: z.nullable(z.string()),
    }),
  ),
  notes: z.array(note),
  in_hand: z.nullable(z.object({ who: z.string(), since: z.string() })),
  /** From when on something is published, as it is set now. */
  publish_from: z.enum(['sent', 'signed', 'accepted']),
});

/** Everything of one Sở but what it has not sent. */
export type UnitDocument = z.infer<typeof unitSchema>;

/** The response of a Sở, or one that came without a code. */
export type WorkResponse = NonNullable<UnitDocument['response']>;
