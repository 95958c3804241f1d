import { useState } from 'preact/hooks';
import { tableTime } from '../../vietnamese/dates.ts';
import type { Me } from '../documents/me.ts';
import { NotLoaded } from '../parts/NotLoaded.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { addressOf } from '../place.ts';
import type { Session } from '../session/session.ts';
import { DecideHeld } from './DecideHeld.tsx';
import type { HeldDecision, Decided } from './decide-held.ts';
import { readHeld, type HeldResponse } from './read-held.ts';

/** What came without a code and waits for a decision; several can be decided at once. */
export function HeldPage({ session, me }: { session: Session; me: Me }) {
  const { document: held, refused, reload } = useLoaded('held', () => readHeld(session.call));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [decision, setDecision] = useState<HeldDecision>();
  const [decided, setDecided] = useState<readonly Decided[]>([]);
  const choose = (number: string, isChosen: boolean) => {
    const now = new Set(chosen);
    if (isChosen) now.add(number);
    else now.delete(number);
    setChosen(now);
  };
  const selected = held?.filter(({ number }) => chosen.has(number)) ?? [];
  return (
    <>
      <h1>Phiếu chờ xác minh</h1>
      <p class="hint">
        Phiếu gửi không kèm mã truy cập. Trước khi quyết định, đề nghị liên hệ với Sở theo kênh chính thức,
        không theo số điện thoại ghi trong Phiếu.
      </p>
      {refused && <NotLoaded refused={refused} onRetry={() => void reload()} />}
      {!held && !refused && <p role="status">Đang tải danh sách…</p>}
      <Outcome decided={decided} />
      {held?.length === 0 && <p class="note">Không có phiếu nào chờ xác minh.</p>}
      {held && held.length > 0 && (
        <>
          <HeldTable held={held} chosen={chosen} onChoose={choose} />
          <DecideButtons me={me} count={selected.length} onDecide={setDecision} />
        </>
      )}
      {decision && (
        <DecideHeld
          session={session}
          decision={decision}
          held={selected}
          onClose={() => setDecision(undefined)}
          onDecided={async (outcomes) => {
            setDecided(outcomes);
            setChosen(new Set());
            await reload();
          }}
        />
      )}
    </>
  );
}

interface TableProps {
  held: readonly HeldResponse[];
  chosen: ReadonlySet<string>;
  onChoose: (number: string, isChosen: boolean) => void;
}

function HeldTable({ held, chosen, onChoose }: TableProps) {
  return (
    <div class="table-scroll" role="region" aria-label="Phiếu chờ xác minh" tabIndex={0}>
      <table class="board-table">
        <thead>
          <tr>
            <th scope="col">Chọn</th>
            <th scope="col">Số Phiếu</th>
            <th scope="col">Sở Tư pháp</th>
            <th scope="col">Nhận lúc</th>
            <th scope="col">Phiếu của Sở (gửi bằng mã)</th>
          </tr>
        </thead>
        <tbody>
          {held.map(({ number, unit, name, received_at, own }) => (
            <tr key={number}>
              <td>
                <label class="box">
                  <input
                    type="checkbox"
                    checked={chosen.has(number)}
                    onChange={({ currentTarget }) => onChoose(number, currentTarget.checked)}
                  />
                  <span class="visually-hidden">Chọn phiếu {number}</span>
                </label>
              </td>
              <th scope="row">
                <a href={addressOf({ page: 'response', name: number })}>{number}</a>
              </th>
              <td>{name}</td>
              <td>{tableTime(received_at)}</td>
              <td>
                {own === null ? 'Chưa có' : <a href={addressOf({ page: 'response', name: unit })}>{own}</a>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ButtonsProps {
  me: Me;
  count: number;
  onDecide: (decision: HeldDecision) => void;
}

const ways: readonly (readonly [HeldDecision, string])[] = [
  ['confirm', 'Xác minh là Phiếu của Sở…'],
  ['attach', 'Đưa vào bản nháp của Sở…'],
  ['reject', 'Không nhận…'],
];

function DecideButtons({ me, count, onDecide }: ButtonsProps) {
  if (me.role !== 'lead')
    return <p class="hint">Quyết định phiếu không mã do người có vai trò phụ trách thực hiện.</p>;
  return (
    <div class="buttons" role="group" aria-label={`Quyết định ${count} phiếu đã chọn`}>
      {ways.map(([decision, label]) => (
        <button
          key={decision}
          type="button"
          class="button-secondary"
          disabled={count === 0}
          onClick={() => onDecide(decision)}
        >
          {label}
        </button>
      ))}
      <p role="status">{count === 0 ? 'Chọn ít nhất một phiếu.' : `Đã chọn ${count} phiếu.`}</p>
    </div>
  );
}

/** What became of each: what was not done is said with its reason. */
function Outcome({ decided }: { decided: readonly Decided[] }) {
  if (decided.length === 0) return null;
  const refused = decided.filter(({ refused: why }) => why !== undefined);
  return (
    <div class={refused.length > 0 ? 'alert' : 'note'} role="status">
      <p>Đã thực hiện với {decided.length - refused.length} phiếu.</p>
      {refused.length > 0 && (
        <ul>
          {refused.map(({ number, refused: why }) => (
            <li key={number}>
              {number}: {why}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
