import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import type { channels } from '../../submission/upload.ts';
import { nfc } from '../../vietnamese/text.ts';
import { isChanged, sentenceOf } from '../acts/refusals.ts';
import type { WorkResponse } from '../documents/response.ts';
import type { Session } from '../session/session.ts';

/** How a signed copy that the Department got itself came. */
export interface SignedCopyNote {
  channel: Exclude<(typeof channels)[number], 'file'>;
  letter_number: string;
  /** YYYY-MM-DD, or empty. */
  letter_date: string;
}

/** What may be done about a response; each returns the sentence for why it was not done. */
export interface Acts {
  accept: (why: string) => Promise<string | undefined>;
  /** Asks for completion, or opens an accepted response again. */
  ask: (why: string, items: readonly { path: string; reason: string }[]) => Promise<string | undefined>;
  recordSignedCopy: (note: SignedCopyNote) => Promise<string | undefined>;
  addNote: (text: string) => Promise<string | undefined>;
  /** Takes it into one's hand, or lays it down. */
  takeInHand: (isTaken: boolean) => Promise<string | undefined>;
  /** The response as it was seen, where an act found that it had changed meanwhile. */
  seenBefore: WorkResponse | undefined;
  /** What is shown now is known. */
  acknowledge: () => void;
}

const done = z.looseObject({
  outcome: z.enum(['accepted', 'requested', 'received', 'noted', 'assigned']),
});

/** A text as it is stored: NFC, one kind of line end, without blanks around it. */
const tidied = (text: string): string => nfc(text.replace(/\r\n?/g, '\n')).trim();

/** The acts about a response as it is shown; afterwards it is loaded again. */
export function useActs(session: Session, shown: WorkResponse | undefined, reload: () => Promise<void>): Acts {
  const [seenBefore, setSeenBefore] = useState<WorkResponse>();
  const act = async (name: string, p: Readonly<Record<string, unknown>>): Promise<string | undefined> => {
    const answer = await session.call(name, { number: shown?.number, ...p }, done);
    if (isChanged(answer)) setSeenBefore(shown);
    if (answer.kind === 'done' || isChanged(answer)) await reload();
    return sentenceOf(answer);
  };
  const seen = { revision: shown?.current_revision };
  return {
    accept: (why) => act('staff_accept_response', { ...seen, why: tidied(why) }),
    ask: (why, items) =>
      act('staff_request_completion', {
        ...seen,
        from: shown?.state,
        why: tidied(why),
        items: items.map(({ path, reason }) => ({ path, reason: tidied(reason) })),
      }),
    recordSignedCopy: ({ letter_number, ...note }) =>
      act('staff_receive_signed_copy', { ...seen, ...note, letter_number: tidied(letter_number) }),
    addNote: (text) => act('staff_add_note', { text: tidied(text) }),
    takeInHand: (isTaken) => act('staff_take_in_hand', { taken: isTaken }),
    seenBefore,
    acknowledge: () => setSeenBefore(undefined),
  };
}
