import { readDraftHistory, type ApiOutcome } from '../../submission/api-client.ts';
import type { Credentials } from '../../submission/draft-documents.ts';
import type { DraftHistory } from '../../submission/draft-history.ts';
import type { DraftStore } from '../draft/draft-store.ts';

/** Reads the whole log of the draft, once all that stands in the form is in it. */
export async function readHistory(store: DraftStore): Promise<ApiOutcome<DraftHistory>> {
  await store.sync();
  const { credentials } = store.state;
  return credentials ? readPages(credentials, 3) : { kind: 'unreachable' };
}

/** An answer holds only so much; where the draft was saved between two of them the reading begins again. */
async function readPages(credentials: Credentials, tries: number): Promise<ApiOutcome<DraftHistory>> {
  const first = await readDraftHistory(credentials);
  if (first.kind !== 'done') return first;
  let { document } = first;
  while (document.more) {
    const next = await readDraftHistory(credentials, document.entries.at(-1)?.id);
    if (next.kind !== 'done') return next;
    if (next.document.version !== document.version)
      return tries > 1 ? readPages(credentials, tries - 1) : { kind: 'unreachable' };
    document = {
      ...document,
      entries: [...document.entries, ...next.document.entries],
      more: next.document.more && next.document.entries.length > 0,
    };
  }
  return { kind: 'done', document };
}
