import { addressOf } from '../place.ts';
import type { BoardView } from './board-view.ts';

/** The way through the pages of a long list; nothing where there is one. */
export function Pages({ view, total, size }: { view: BoardView; total: number; size: number }) {
  const last = Math.max(1, Math.ceil(total / size));
  if (last === 1) return null;
  const to = (page: number) => addressOf({ page: 'board', view: { ...view, page } });
  return (
    <nav class="pages" aria-label="Các trang của danh sách">
      {view.page > 1 && <a href={to(view.page - 1)}>Trang trước</a>}
      <span aria-current="page">
        Trang {view.page} trong {last}
      </span>
      {view.page < last && <a href={to(view.page + 1)}>Trang sau</a>}
    </nav>
  );
}
