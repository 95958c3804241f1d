import { useState } from 'preact/hooks';
import type { BoardRow } from '../documents/board.ts';
import { urgingsSchema, type UrgingsDocument } from '../documents/urgings.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import type { Session } from '../session/session.ts';
import { owedOf } from './urged-office.ts';

/** Which Sở are chosen to be urged, over all pages and filters of the board, and how often each was before. */
export interface Urge {
  chosen: ReadonlyMap<string, BoardRow>;
  choose: (rows: readonly BoardRow[], isChosen: boolean) => void;
  /** Undefined until they are loaded. */
  urgings: UrgingsDocument['urgings'] | undefined;
  refused: string | undefined;
  reload: () => Promise<void>;
  /** Shows how often each was urged now, and chooses nobody. */
  recorded: (document: UrgingsDocument) => void;
}

/** Whether a Sở still owes something it can be urged for. */
export const canBeUrged = (row: BoardRow): boolean => owedOf(row) !== undefined;

/** Choosing whom to urge. */
export function useUrge(session: Session): Urge {
  const [chosen, setChosen] = useState<ReadonlyMap<string, BoardRow>>(new Map());
  const loaded = useLoaded('urgings', () => session.call('workspace_urgings', {}, urgingsSchema));
  return {
    chosen,
    choose: (rows, isChosen) =>
      setChosen((before) => {
        const now = new Map(before);
        for (const row of rows) {
          if (isChosen && canBeUrged(row)) now.set(row.code, row);
          else now.delete(row.code);
        }
        return now;
      }),
    urgings: loaded.document?.urgings,
    refused: loaded.refused,
    reload: loaded.reload,
    recorded: (document) => {
      loaded.show(document);
      setChosen(new Map());
    },
  };
}
