import { useEffect, useRef } from 'preact/hooks';
import { shortDate } from '../../vietnamese/dates.ts';
import type { BoardRow } from '../documents/board.ts';
import { canBeUrged, type Urge } from './use-urge.ts';

/** At the head of the board: chooses all that are shown and still owe something, or none of them. */
export function UrgeAllHeading({ urge, rows }: { urge: Urge; rows: readonly BoardRow[] }) {
  const owing = rows.filter(canBeUrged);
  const count = owing.filter(({ code }) => urge.chosen.has(code)).length;
  const box = useRef<HTMLInputElement>(null);
  const isPartly = count > 0 && count < owing.length;
  useEffect(() => {
    if (box.current) box.current.indeterminate = isPartly;
  }, [isPartly]);
  return (
    <th scope="col" class="urge-cell">
      <label class="box">
        <input
          ref={box}
          type="checkbox"
          disabled={owing.length === 0}
          checked={owing.length > 0 && count === owing.length}
          onChange={({ currentTarget }) => urge.choose(owing, currentTarget.checked)}
        />
        <span class="visually-hidden">Chọn tất cả Sở đang hiện còn việc phải làm</span>
      </label>
    </th>
  );
}

/** In the row of a Sở: chooses it; nothing to choose where it owes nothing. */
export function UrgeCell({ urge, row }: { urge: Urge; row: BoardRow }) {
  return (
    <td class="urge-cell">
      {canBeUrged(row) && (
        <label class="box">
          <input
            type="checkbox"
            checked={urge.chosen.has(row.code)}
            onChange={({ currentTarget }) => urge.choose([row], currentTarget.checked)}
          />
          <span class="visually-hidden">Chọn {row.name} để đôn đốc</span>
        </label>
      )}
    </td>
  );
}

/** How often a Sở was urged, and when last; nothing where never. */
export function UrgedMark({ urge, row }: { urge: Urge; row: BoardRow }) {
  const before = urge.urgings?.find(({ unit }) => unit === row.code);
  return before ? (
    <span class="hint urged-mark">
      Đã đôn đốc {before.times} lần, gần nhất {shortDate(before.at)}
    </span>
  ) : null;
}
