import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import type { channels } from '../../submission/upload.ts';
import { nfc } from '../../vietnamese/text.ts';
import { isChanged, sentenceOf } from '../acts/refusals.ts';
import type { UnitDocument } from '../documents/unit.ts';
import type { Session } from '../session/session.ts';

/** How a signed copy that the Department got itself came. */
export interface SignedCopyNote {
  channel: Exclude<(typeof channels)[number], 'file'>;
  letter_number: string;
  /** YYYY-MM-DD, or empty. */
  letter_date: string;
}

/** What may be done about a Sở and its response; each returns the sentence for why it was not done. */
export interface Acts {
  accept: (why: string) => Promise<string | undefined>;
  /** Asks for completion, or opens an accepted response again. */
  ask: (why: string, items: readonly { path: string; reason: string }[]) => Promise<string | undefined>;
  recordSignedCopy: (note: SignedCopyNote) => Promise<string | undefined>;
  addNote: (words: string) => Promise<string | undefined>;
  /** Takes the Sở in hand, or lets it go. */
  takeInHand: (isTaken: boolean) => Promise<string | undefined>;
  /** The Sở as it was seen, where an act found that something had changed meanwhile. */
  seenBefore: UnitDocument | undefined;
  /** What is shown now is known. */
  acknowledge: () => void;
}

const done = z.object({ outcome: z.enum(['accepted', 'requested', 'received', 'noted', 'taken']) });

/** A text as it is stored: NFC, one kind of line end, without blanks around it. */
export const tidied = (text: string): string => nfc(text.replace(/\r\n?/g, '\n')).trim();

/** The acts about a Sở as it is shown; afterwards it is loaded again. */
export function useActs(session: Session, shown: UnitDocument, reload: () => Promise<void>): Acts {
  const [seenBefore, setSeenBefore] = useState<UnitDocument>();
  const act = async (name: string, p: Readonly<Record<string, unknown>>): Promise<string | undefined> => {
    const answer = await session.call(name, p, done);
    if (isChanged(answer)) setSeenBefore(shown);
    if (answer.kind === 'done' || isChanged(answer)) await reload();
    return sentenceOf(answer);
  };
  const { unit, response, in_hand } = shown;
  const seen = { number: response?.number, revision: response?.current_revision };
  return {
    accept: (why) => act('workspace_accept', { ...seen, why: tidied(why) }),
    ask: (why, items) =>
      act('workspace_request_completion', {
        ...seen,
        from: response?.state,
        why: tidied(why),
        items: items.map(({ path, reason }) => ({ path, reason: tidied(reason) })),
      }),
    recordSignedCopy: ({ letter_number, ...note }) =>
      act('workspace_receive_signed_copy', { ...seen, ...note, letter_number: tidied(letter_number) }),
    addNote: (words) => act('workspace_add_note', { unit: unit.code, words: tidied(words) }),
    takeInHand: (isTaken) =>
      act('workspace_take_in_hand', {
        unit: unit.code,
        from: in_hand?.who ?? null,
        ...(!isTaken && { release: true }),
      }),
    seenBefore,
    acknowledge: () => setSeenBefore(undefined),
  };
}
