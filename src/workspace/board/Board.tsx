import { useEffect, useState } from 'preact/hooks';
import { NotLoaded } from '../parts/NotLoaded.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { goTo } from '../place.ts';
import type { Session } from '../session/session.ts';
import type { LetterFacts } from '../urging/letter-facts.ts';
import { UrgeBar } from '../urging/UrgeBar.tsx';
import { useUrge } from '../urging/use-urge.ts';
import { BoardTable } from './BoardTable.tsx';
import { viewInAddress, type BoardView } from './board-view.ts';
import { Chips } from './Chips.tsx';
import { DownloadList } from './DownloadList.tsx';
import { Pages } from './Pages.tsx';
import { Progress } from './Progress.tsx';
import { readBoard } from './read-board.ts';
import { SurveyTimes } from './SurveyTimes.tsx';

interface Props {
  session: Session;
  view: BoardView;
  letter: LetterFacts;
}

/** The board: every Sở asked, where its Phiếu stands, and what is missing. */
export function Board({ session, view, letter }: Props) {
  const urge = useUrge(session);
  const {
    document: board,
    isLoading,
    refused,
    reload,
  } = useLoaded(viewInAddress(view), () => readBoard(session.call, view));
  useReloadOnReturn(reload);
  return (
    <>
      <div class="board-head">
        <h1>Bảng theo dõi</h1>
        {board && <SurveyTimes board={board} />}
      </div>
      {refused && <NotLoaded refused={refused} onRetry={() => void reload()} />}
      {!board && !refused && <p role="status">Đang tải danh sách…</p>}
      {board && (
        <>
          <Chips view={view} board={board} />
          <div class="board-tools">
            <Search view={view} />
            <p role="status" class="board-count">
              {isLoading
                ? 'Đang tải…'
                : board.total === board.counts.all
                  ? `${board.counts.all} Sở`
                  : `${board.total} trong ${board.counts.all} Sở`}
            </p>
            <DownloadList session={session} view={view} />
          </div>
          {urge.refused && <NotLoaded refused={urge.refused} onRetry={() => void urge.reload()} />}
          <UrgeBar session={session} board={board} urge={urge} letter={letter} />
          <BoardTable board={board} view={view} isLoading={isLoading} urge={urge} />
          <Pages view={view} total={board.total} size={board.page_size} />
          <Progress session={session} now={board.now} />
        </>
      )}
    </>
  );
}

/** What is typed here is looked for when the typing rests, and stands in the address. */
function Search({ view }: { view: BoardView }) {
  const [typed, setTyped] = useState(view.search);
  useEffect(() => setTyped(view.search), [view.search]);
  useEffect(() => {
    if (typed === view.search) return undefined;
    const resting = setTimeout(
      () => goTo({ page: 'board', view: { ...view, search: typed, page: 1 } }, 'replace'),
      250,
    );
    return () => clearTimeout(resting);
  }, [typed]);
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        goTo({ page: 'board', view: { ...view, search: typed, page: 1 } }, 'replace');
      }}
    >
      <label for="tim-so">Tìm Sở</label>
      <input
        id="tim-so"
        type="search"
        value={typed}
        maxLength={100}
        placeholder="tên hoặc mã, không cần dấu"
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      />
    </form>
  );
}

/** Whoever comes back to the tab sees what has happened meanwhile. */
function useReloadOnReturn(reload: () => Promise<void>): void {
  useEffect(() => {
    const returned = () => document.visibilityState === 'visible' && void reload();
    document.addEventListener('visibilitychange', returned);
    return () => document.removeEventListener('visibilitychange', returned);
  }, [reload]);
}
