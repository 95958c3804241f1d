import type * as z from 'zod/mini';
import { call, type Credentials, type DraftOutcome } from '../form/draft/server-draft.ts';
import { sentRevisionSchema } from '../submission/sent-revision.ts';

/** What a Sở sent, word for word. */
export type SentRevision = z.infer<typeof sentRevisionSchema>;

/** Reads a revision that a Sở sent. */
export const readRevision = (
  credentials: Credentials,
  revision: number,
): Promise<DraftOutcome<SentRevision>> =>
  call('/api/revisions', { ...credentials, revision }, sentRevisionSchema);
