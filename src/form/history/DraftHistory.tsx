import { useEffect, useRef, useState } from 'preact/hooks';
import type { ApiOutcome } from '../../submission/api-client.ts';
import {
  savesOf,
  stateBefore,
  type DraftHistory as History,
  type DraftSave,
  type LoggedChange,
} from '../../submission/draft-history.ts';
import { tableTime } from '../../vietnamese/dates.ts';
import type { DraftStore } from '../draft/draft-store.ts';
import type { Repeats } from '../draft/repeats.ts';
import { changesBetween, type Change, type FieldValues, type FormValues } from '../draft/values.ts';
import { placeOf } from '../place-of.ts';
import { inPaperOrder } from '../paper-order.ts';
import { openingWords } from '../../submission/refusal-words.ts';
import { valueWords } from '../value-words.ts';
import { groupsOf, type ChangeGroup } from './change-groups.ts';
import { readHistory } from './read-history.ts';

export interface DraftHistoryProps {
  store: DraftStore;
  repeats: Repeats;
  /** How this browser is named in the log. */
  browser: string;
  /** Puts values into the form as a new change; absent where nothing may be changed any more. */
  onRestore: ((values: FieldValues) => void) | undefined;
}

/** "Các lần lưu trước": what was saved on the system and when, and the way back to an earlier state. */
export default function DraftHistory({ store, repeats, browser, onRestore }: DraftHistoryProps) {
  const [outcome, setOutcome] = useState<ApiOutcome<History>>();
  /** The id of the save whose state before is shown. */
  const [viewed, setViewed] = useState<number>();
  const [said, setSaid] = useState<Said>();
  const sentence = useRef<HTMLParagraphElement>(null);
  // The button that was pressed is gone.
  useEffect(() => {
    if (said) sentence.current?.focus();
  }, [said]);
  /** The save whose preview was closed: its button takes the focus. */
  const left = useRef<number>();
  const load = () => void readHistory(store).then(setOutcome);
  useEffect(load, []);

  function put(changes: readonly Change[], words: string, isUndo = false): void {
    onRestore?.(changes.map(({ path, to }) => [path, to] as const));
    setViewed(undefined);
    // What was typed a moment ago is in no save of its own: it comes back from here.
    const replaced = changes.map(({ path, from, to }) => ({ path, from: to, to: from }));
    setSaid({ words, ...(!isUndo && { replaced }) });
    load();
  }

  const restore = (changes: readonly Change[]): void =>
    put(changes, `Đã khôi phục ${changes.length} nội dung.`);

  function close(id: number): void {
    left.current = id;
    setViewed(undefined);
  }

  if (!outcome) return <p role="status">Đang đọc các lần lưu…</p>;
  if (outcome.kind !== 'done') return <Unread outcome={outcome} onRetry={load} />;
  const history = outcome.document;
  const saves = savesOf(history.entries).filter(({ entries }) => entries.some(isShown));
  const names = namesIn(history.entries);
  const place = (path: string): string => placeOf(path, repeats, names);
  return (
    <div class="draft-history">
      <p role="status" tabIndex={-1} ref={sentence}>
        {said?.words}
        {said?.replaced && onRestore && (
          <UndoButton onUndo={() => put(said.replaced!, 'Đã hoàn tác.', true)} />
        )}
      </p>
      {saves.length === 0 ? (
        <p>Chưa có lần lưu nào trên hệ thống.</p>
      ) : (
        <p class="hint">
          Mỗi lần lưu gồm những nội dung được điền từ một máy trong khoảng 10 phút. Khôi phục là đưa nội dung
          cũ trở lại Phiếu như một lần sửa mới, không xóa lần lưu nào.
        </p>
      )}
      <ol class="draft-saves" reversed>
        {saves.map((save) => (
          <li key={save.id}>
            <p>
              <strong>{tableTime(save.at)}</strong>, {sourceWords(save, browser)}: {contentWords(save, place)}
            </p>
            {viewed === save.id ? (
              <Preview
                changes={changesBetween(
                  store.state.values,
                  stateBefore(history.form_values, history.entries, save.id),
                )}
                placeOf={place}
                onRestore={onRestore && restore}
                onClose={() => close(save.id)}
              />
            ) : (
              <button
                type="button"
                class="button-plain"
                ref={(button) => {
                  if (left.current !== save.id) return;
                  left.current = undefined;
                  button?.focus();
                }}
                onClick={() => setViewed(save.id)}
              >
                Xem Phiếu như trước lần lưu này
              </button>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** What was just done, and the changes that take it back. */
interface Said {
  words: string;
  replaced?: readonly Change[];
}

function UndoButton({ onUndo }: { onUndo: () => void }) {
  return (
    <>
      {' '}
      <button type="button" class="button-plain" onClick={onUndo}>
        Hoàn tác
      </button>
    </>
  );
}

function Unread({
  outcome,
  onRetry,
}: {
  outcome: Exclude<ApiOutcome<unknown>, { kind: 'done' }>;
  onRetry: () => void;
}) {
  return (
    <p role="status">
      Chưa đọc được các lần lưu.{' '}
      {openingWords[outcome.kind === 'refused' ? outcome.refusal.error : 'unreachable']}{' '}
      <button type="button" class="button-secondary" onClick={onRetry}>
        Thử lại
      </button>
    </p>
  );
}

const sources: Readonly<Record<DraftSave['source'], string>> = {
  saved: 'từ máy khác',
  sent: 'khi gửi Phiếu',
  attached: 'Cục đưa Phiếu gửi không có mã vào',
};

const sourceWords = (save: DraftSave, browser: string): string =>
  save.source === 'saved' && save.browser === browser ? 'từ máy này' : sources[save.source];

/** The names that pieces of software had last, for those that are not in the form any more. */
const namesIn = (entries: readonly LoggedChange[]): FormValues =>
  Object.fromEntries(
    entries
      .toReversed()
      .filter(({ path }) => path.endsWith('.name'))
      .map(({ path, from, to }) => [path, to.length > 0 ? to : from] as const),
  );

/** A draft is of one Sở: that it was chosen is nothing to bring back. */
const isShown = ({ path }: { path: string }): boolean => path !== 'unit';

/** "Mục 4: Khó khăn; Mục 3.2, phần mềm thứ 1: Tên phần mềm và 3 nội dung khác". */
function contentWords({ entries }: DraftSave, place: (path: string) => string): string {
  const places = inPaperOrder(entries)
    .filter(isShown)
    .map(({ path }) => place(path));
  const named = [...new Set(places)];
  const more = named.length - 2;
  return named.slice(0, 2).join('; ') + (more > 0 ? ` và ${more} nội dung khác` : '');
}

interface PreviewProps {
  changes: readonly Change[];
  /** Where a path stands, in words. */
  placeOf: (path: string) => string;
  onRestore: ((changes: readonly Change[]) => void) | undefined;
  onClose: () => void;
}

/** What would change in the form: all of it at once, or one question, row or piece of software alone. */
function Preview({ changes, placeOf: place, onRestore, onClose }: PreviewProps) {
  const shown = changes.filter(isShown);
  const groups = groupsOf(shown, place);
  return (
    <div
      class="draft-preview"
      role="group"
      aria-label="Nội dung sẽ thay đổi nếu khôi phục"
      tabIndex={-1}
      ref={focus}
    >
      {groups.length === 0 && <p>Phiếu hiện nay giống như trước lần lưu này.</p>}
      {groups.map((group) => (
        <Group
          key={group.changes[0]?.path}
          group={group}
          placeOf={place}
          onRestore={groups.length > 1 ? onRestore : undefined}
        />
      ))}
      <p class="button-row">
        {onRestore && groups.length > 0 && (
          <button type="button" class="button-secondary" onClick={() => onRestore(shown)}>
            Khôi phục tất cả {shown.length} nội dung
          </button>
        )}
        <button type="button" class="button-secondary" onClick={onClose}>
          Không khôi phục
        </button>
      </p>
    </div>
  );
}

/** The same function at every rendering, so that the focus is put there once. */
const focus = (element: HTMLElement | null): void => element?.focus();

function Group({
  group,
  placeOf: place,
  onRestore,
}: { group: ChangeGroup } & Pick<PreviewProps, 'placeOf' | 'onRestore'>) {
  return (
    <div class="draft-change-group">
      <ul>
        {group.changes.map(({ path, from, to }) => (
          <li key={path}>
            <span class="conflict-place">{place(path)}</span>: hiện nay <Words path={path} value={from} />, sẽ
            là <Words path={path} value={to} />
          </li>
        ))}
      </ul>
      {onRestore && (
        <button type="button" class="button-plain" onClick={() => onRestore(group.changes)}>
          Chỉ khôi phục {group.place}
        </button>
      )}
    </div>
  );
}

function Words({ path, value }: { path: string; value: Change['from'] }) {
  const words = valueWords(path, value);
  return <span class={words ? 'typed-value' : 'not-given'}>{words || '(để trống)'}</span>;
}
