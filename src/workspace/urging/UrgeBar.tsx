import { useState } from 'preact/hooks';
import { lazy } from '../../form/dom/lazy.tsx';
import type { BoardDocument } from '../documents/board.ts';
import type { Session } from '../session/session.ts';
import type { LetterFacts } from './letter-facts.ts';
import type { Urge } from './use-urge.ts';

const UrgingDialog = lazy(() => import('./UrgingDialog.tsx').then((part) => part.UrgingDialog), 'Đang mở…');

interface Props {
  session: Session;
  board: BoardDocument;
  urge: Urge;
  letter: LetterFacts;
}

/** Under the board: how many are chosen, and urging them; that nobody is left to urge is said. */
export function UrgeBar({ session, board, urge, letter }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const [said, setSaid] = useState<string>();
  const { chosen } = urge;
  if (board.counts.all > 0 && nobodyOwes(board))
    return (
      <p class="note">
        Không còn Sở nào cần đôn đốc: mọi Sở đã gửi Phiếu, không có bản ký nào còn chờ và không có đề nghị bổ
        sung nào đang mở.
      </p>
    );
  return (
    <div class="urge-bar" role="group" aria-label="Đôn đốc">
      <button
        type="button"
        class="button-secondary"
        disabled={chosen.size === 0}
        onClick={() => {
          setSaid(undefined);
          setIsOpen(true);
        }}
      >
        Đôn đốc các Sở đã chọn…
      </button>
      <p role="status">{chosen.size === 0 && said ? said : words(chosen.size)}</p>
      {chosen.size > 0 && (
        <button type="button" class="link-button" onClick={() => urge.choose([...chosen.values()], false)}>
          Bỏ chọn
        </button>
      )}
      {isOpen && (
        <UrgingDialog
          session={session}
          now={board.now}
          urge={urge}
          letter={letter}
          onRecorded={setSaid}
          onClose={() => setIsOpen(false)}
        />
      )}
    </div>
  );
}

const words = (count: number): string =>
  count === 0
    ? 'Để đôn đốc, đề nghị chọn Sở ở cột đầu; Sở không còn việc phải làm thì không có ô chọn.'
    : `Đã chọn ${count} Sở.`;

/** Whether everybody has sent, nothing was asked again, and no signed copy is awaited. */
const nobodyOwes = ({ counts }: BoardDocument): boolean =>
  counts.not_sent === 0 && counts.signed_copy_awaited === 0 && counts.completion_requested === 0;
