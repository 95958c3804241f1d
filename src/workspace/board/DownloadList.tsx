import { saveFile } from '../../form/dom/save-file.ts';
import { Alert } from '../parts/Alert.tsx';
import { useActing } from '../parts/use-acting.ts';
import { unreachable } from '../session/auth-words.ts';
import type { Session } from '../session/session.ts';
import type { BoardRow } from '../documents/board.ts';
import type { BoardView } from './board-view.ts';
import { readBoard } from './read-board.ts';

/** Gives the whole list of a view, all its pages, as a workbook. */
export function DownloadList({ session, view }: { session: Session; view: BoardView }) {
  const { isActing, error, run } = useActing();
  return (
    <div class="download-list">
      <button
        type="button"
        class="button-secondary"
        disabled={isActing}
        onClick={() => run(() => download(session, view))}
      >
        {isActing ? 'Đang lập tệp…' : 'Tải danh sách (Excel)'}
      </button>
      <Alert>{error}</Alert>
    </div>
  );
}

async function download(session: Session, view: BoardView): Promise<string | undefined> {
  const rows: BoardRow[] = [];
  for (let page = 1, total = 1; rows.length < total; page += 1) {
    const answer = await readBoard(session.call, { ...view, page });
    if (answer.kind !== 'done') return unreachable;
    total = answer.document.total;
    rows.push(...answer.document.units);
    if (answer.document.units.length === 0) break;
  }
  const part = await import('./list-workbook.ts').catch(() => undefined);
  if (!part) return 'Chưa tải được phần lập tệp vì mất kết nối. Đề nghị thử lại.';
  const { content, name } = await part.listWorkbook(rows, new Date());
  saveFile(content, name);
  return undefined;
}
