import * as z from 'zod/mini';
import { responseSchema } from '../../staff/documents.ts';

/** What the Department noted about a response, for itself. */
const note = z.object({ text: z.string(), who: z.string(), at: z.string() });

/** Everything of one response, with what the Department noted and who has it in hand. */
export const workResponseSchema = z.extend(responseSchema, {
  assignee: z.nullable(z.string()),
  notes: z.array(note),
  /** From when on something is published, as it is set now. */
  publish_from: z.string(),
  open: z.boolean(),
});

/** Everything of one response, with what the Department noted and who has it in hand. */
export type WorkResponse = z.infer<typeof workResponseSchema>;
