import { lateLabel } from '../../submission/deadline.ts';
import { shortTime } from '../../staff/times.ts';
import type { BoardDocument, BoardRow } from '../documents/board.ts';
import { addressOf } from '../place.ts';
import { UrgeAllHeading, UrgeCell, UrgedMark } from '../urging/UrgeCells.tsx';
import type { Urge } from '../urging/use-urge.ts';
import { sortLabels, wholeBoard, type BoardView, type SortKey } from './board-view.ts';
import { stateWords } from './row-words.ts';

interface Props {
  board: BoardDocument;
  view: BoardView;
  isLoading: boolean;
  urge: Urge;
}

/** In a column that is headed "Bản ký". */
const signedCopyWords: Readonly<Record<NonNullable<BoardRow['signed_copy']>, string>> = {
  none: 'Chưa có',
  awaited: 'Chờ',
  received: 'Đã nhận',
};

/** The Sở of the view, one row for each. */
export function BoardTable({ board, view, isLoading, urge }: Props) {
  if (board.units.length === 0) return <NoRows board={board} view={view} />;
  return (
    <div class="table-scroll" role="region" aria-label="Danh sách các Sở" tabIndex={0} aria-busy={isLoading}>
      <table class="board-table">
        <thead>
          <tr>
            <UrgeAllHeading urge={urge} rows={board.units} />
            <Heading view={view} sort="code" />
            <Heading view={view} sort="name" />
            <Heading view={view} sort="state" />
            <Heading view={view} sort="revision" />
            <th scope="col">Bản ký</th>
            <th scope="col">Kế hoạch</th>
            <th scope="col">Chờ xác minh</th>
            <Heading view={view} sort="received_at" />
            <Heading view={view} sort="last_activity_at" />
            <Heading view={view} sort="in_hand" />
          </tr>
        </thead>
        <tbody>
          {board.units.map((row) => (
            <Row key={row.code} row={row} urge={urge} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A heading that sorts by its column; again, the other way round. */
function Heading({ view, sort }: { view: BoardView; sort: SortKey }) {
  const isSorted = view.sort === sort;
  const descending = isSorted && !view.descending;
  return (
    <th scope="col" aria-sort={isSorted ? (view.descending ? 'descending' : 'ascending') : undefined}>
      <a href={addressOf({ page: 'board', view: { ...view, sort, descending, page: 1 } })}>
        {sortLabels[sort]}
        {isSorted && <span aria-hidden="true">{view.descending ? ' ▼' : ' ▲'}</span>}
      </a>
    </th>
  );
}

function Row({ row, urge }: { row: BoardRow; urge: Urge }) {
  const { code, name, revision, late, signed_copy, has_plan, held, received_at, last_activity_at } = row;
  return (
    <tr>
      <UrgeCell urge={urge} row={row} />
      <td>{code}</td>
      <th scope="row">
        <a href={addressOf({ page: 'response', name: code })}>{name}</a>
      </th>
      <td>
        {stateWords(row)}
        {late && <span class="late-mark">{lateLabel}</span>}
        <UrgedMark urge={urge} row={row} />
      </td>
      <td class="number">{revision > 0 ? revision : ''}</td>
      <td>{revision > 0 && signed_copy !== null ? signedCopyWords[signed_copy] : ''}</td>
      <td>{has_plan ? 'Có' : ''}</td>
      <td>{held > 0 ? <a href={addressOf({ page: 'held' })}>{held} phiếu</a> : ''}</td>
      <td class="time">{received_at === null ? '' : shortTime(received_at)}</td>
      <td class="time">{last_activity_at === null ? '' : shortTime(last_activity_at)}</td>
      <td>{row.in_hand}</td>
    </tr>
  );
}

/** Nothing to show is said in words, with the way back to everything. */
function NoRows({ board, view }: { board: BoardDocument; view: BoardView }) {
  const isWhole = view.search === '' && view.chip === undefined;
  return (
    <p class="note">
      {board.counts.all === 0
        ? 'Chưa có Sở nào trong danh mục. Người vận hành cần chạy lệnh đưa danh mục vào cơ sở dữ liệu.'
        : isWhole
          ? 'Trang này không có dòng nào. '
          : 'Không có Sở nào khớp với tìm kiếm và lọc đang chọn. '}
      {board.counts.all > 0 && <a href={addressOf({ page: 'board', view: wholeBoard })}>Hiện tất cả</a>}
    </p>
  );
}
