import type { BoardDocument } from '../documents/board.ts';
import type { Session } from '../session/session.ts';

/** What every part of the settings is given. */
export interface SettingProps {
  session: Session;
  survey: BoardDocument;
  /** Whether who is signed in may change it. */
  canDecide: boolean;
  reload: () => Promise<void>;
}
