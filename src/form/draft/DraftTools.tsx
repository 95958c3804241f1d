import { useState } from 'preact/hooks';
import { forgetCode, rememberCode } from '../../submission/codes/tab-code.ts';
import { conflictsOf, isOnServer, isUnstorableAt, type DraftState } from './draft-state.ts';
import type { DraftStore } from './draft-store.ts';
import { draftFile, maxDraftFileBytes, parseDraftFile } from './draft-file.ts';
import { browserId } from './local-draft.ts';
import type { FieldValues, FormValues } from './values.ts';
import { FilePicker } from '../FilePicker.tsx';
import { isCodeRefusal } from '../opening/code-error.ts';
import { lazy } from '../dom/lazy.tsx';
import type { UnreadText } from '../word/read-word.ts';
import { useClosing } from './use-closing.ts';
import { saveFile } from '../dom/save-file.ts';
import { forgetKey } from '../review/idempotency-key.ts';
import { forgetSent } from '../review/sent-in-tab.ts';

const DraftHistory = lazy(
  () => import('../history/DraftHistory.tsx').then((part) => part.default),
  'Đang mở các lần lưu…',
);

interface Props {
  state: DraftState;
  store: DraftStore;
  /** Absent where nothing may be changed any more. */
  onFile: ((values: FormValues) => void) | undefined;
  /** The draft of this Sở was closed in this browser. */
  onClosed: (unit: string) => void;
  /** Puts an earlier state into the form as a new change; absent where nothing may be changed any more. */
  onRestore: ((values: FieldValues) => void) | undefined;
}

/** What can be done with a draft: save it to a file, open one, print it, close it or delete it on this machine. */
export function DraftTools({ state, store, onFile, onClosed, onRestore }: Props) {
  const [said, setSaid] = useState('');
  const [unread, setUnread] = useState<readonly UnreadText[]>([]);
  const close = useClosing(store, onClosed);
  const [isHistoryOpen, setIsHistoryOpen] = useState(false);

  function saveToFile(): void {
    saveFile(draftFile(store.state.values), 'phieu-khao-sat-669-ban-nhap.json');
    setSaid('');
  }

  async function openFile(file: File, take: (values: FormValues) => void): Promise<void> {
    const values = file.size <= maxDraftFileBytes ? parseDraftFile(await file.text()) : undefined;
    if (values) take(values);
    setSaid(values ? 'Đã đọc tệp bản nháp.' : 'Tệp này không phải bản nháp của Phiếu. Đề nghị chọn lại.');
  }

  async function openWord(file: File, take: (values: FormValues) => void): Promise<void> {
    setSaid('Đang đọc tệp Word…');
    setUnread([]);
    try {
      const { importWord } = await import('../word/import-word.ts');
      const read = await importWord(file, store.state.values, take);
      setSaid(read.said);
      setUnread(read.unread);
    } catch {
      setSaid('Chưa đọc được tệp Word vì mất kết nối. Đề nghị chọn lại tệp khi có mạng.');
    }
  }

  async function closeHere(): Promise<void> {
    setSaid((await close()) ? '' : notClosedWords(store.state));
  }

  function deleteHere(): void {
    store.deleteLocally();
    // Whoever opens the form in this tab later gives the code again.
    forgetCode();
    // It holds what was sent without an answer.
    forgetKey();
    forgetSent();
  }

  function undelete(): void {
    store.undeleteLocally();
    const { credentials } = store.state;
    if (credentials) rememberCode({ unit: credentials.unit, code: credentials.access_code });
  }

  return (
    <section class="draft-tools" aria-labelledby="ban-nhap">
      <h2 id="ban-nhap">Bản nháp</h2>
      <p class="hint">
        Nội dung đang điền được tự lưu trên máy này; khi đã nhập mã truy cập Phiếu thì lưu cả trên hệ thống.
        Nếu dùng máy chung, làm xong đề nghị bấm “Đóng Phiếu trên máy này”.{' '}
        <a href="/tro-giup/#ban-nhap">Xem thêm về bản nháp</a>.
      </p>
      <div class="button-row">
        <button type="button" class="button-secondary" onClick={saveToFile}>
          Lưu bản nháp ra tệp
        </button>
        {onFile && (
          <>
            <FilePicker
              words="Mở tệp bản nháp"
              label="Tệp bản nháp"
              accept=".json,application/json"
              onFile={(file) => void openFile(file, onFile)}
            />
            <FilePicker
              words="Nhập từ tệp Word"
              label="Tệp Word của Phiếu"
              accept=".docx"
              onFile={(file) => void openWord(file, onFile)}
            />
          </>
        )}
        <a class="button-secondary" href="/phieu/in/#nhap">
          In bản nháp
        </a>
        {state.credentials && (
          <>
            <button
              type="button"
              class="button-secondary"
              aria-expanded={isHistoryOpen}
              onClick={() => setIsHistoryOpen(!isHistoryOpen)}
            >
              Các lần lưu trước
            </button>
            <button type="button" class="button-secondary" onClick={() => void closeHere()}>
              Đóng Phiếu trên máy này
            </button>
          </>
        )}
      </div>
      <p role="status">{said}</p>
      {unread.length > 0 && (
        <div class="warning" role="group" aria-labelledby="word-chua-doc">
          <p id="word-chua-doc">
            Có {unread.length} nội dung trong tệp Word chưa đọc được, đề nghị xem và nhập tay:
          </p>
          <ul>
            {unread.map(({ place, words }, at) => (
              <li key={at}>
                {place}: {words}
              </li>
            ))}
          </ul>
        </div>
      )}
      {isHistoryOpen && state.credentials && (
        <DraftHistory store={store} repeats={state.repeats} browser={browserId()} onRestore={onRestore} />
      )}
      <DeleteDraft state={state} onDelete={deleteHere} onUndo={undelete} />
    </section>
  );
}

interface DeleteDraftProps {
  state: DraftState;
  onDelete: () => void;
  onUndo: () => void;
}

/** Deletes the draft on this machine after a question, and takes the deletion back for as long as the page is open. */
function DeleteDraft({ state, onDelete, onUndo }: DeleteDraftProps) {
  const [isAsking, setIsAsking] = useState(false);
  const { local } = state;
  if (local.isDeleted)
    return (
      <p class="undo" role="status">
        Đã xóa bản nháp trên máy này. Nội dung trên trang còn cho đến khi đóng trang.{' '}
        <button type="button" class="button-secondary" ref={focus} onClick={onUndo}>
          Lấy lại bản nháp
        </button>
      </p>
    );
  if (local.bases.length === 0) return null;
  if (!isAsking)
    return (
      <p>
        <button type="button" class="button-plain" onClick={() => setIsAsking(true)}>
          Xóa bản nháp trên máy này
        </button>
      </p>
    );
  return (
    <div class="warning" role="group" aria-labelledby="hoi-xoa">
      <p id="hoi-xoa" tabIndex={-1} ref={focus}>
        Xóa bản nháp trên máy này? {keptWords(state)}
      </p>
      <p class="button-row">
        <button
          type="button"
          class="button-secondary"
          onClick={() => {
            setIsAsking(false);
            onDelete();
          }}
        >
          Xóa
        </button>
        <button type="button" class="button-secondary" onClick={() => setIsAsking(false)}>
          Không xóa
        </button>
      </p>
    </div>
  );
}

/** The same function at every rendering, so that the focus is put there once. */
const focus = (element: HTMLElement | null): void => element?.focus();

/** What is still there afterwards. */
function keptWords(state: DraftState): string {
  if (isOnServer(state))
    return 'Nội dung đã lưu trên hệ thống vẫn còn và mở lại được bằng mã truy cập Phiếu.';
  if (state.response)
    return 'Trên hệ thống chỉ còn nội dung đã lưu lần trước; nội dung chưa lưu lên hệ thống sẽ mất khi đóng trang.';
  return 'Bản nháp này chưa lưu trên hệ thống: sau khi đóng trang sẽ không lấy lại được.';
}

/** Why the draft can't be closed in this browser, and what to do. */
function notClosedWords(state: DraftState): string {
  const { response, refusal } = state;
  const count = conflictsOf(state).length;
  if (count > 0)
    return `Chưa đóng được: có ${count} nội dung được điền khác nhau đang chờ chọn ở đầu Phiếu. Đề nghị chọn giá trị đúng rồi bấm lại.`;
  if (Object.entries(state.values).some(([path, value]) => isUnstorableAt(path, value)))
    return 'Chưa đóng được: có nội dung quá dài hoặc có ký tự hỏng, không lưu được trên hệ thống. Đề nghị xem lỗi ghi tại ô, rút gọn hoặc xóa và gõ lại đoạn đó rồi bấm lại.';
  if (isCodeRefusal(refusal))
    return 'Chưa đóng được: mã truy cập Phiếu không còn đúng nên nội dung sửa sau cùng chưa lưu trên hệ thống. Đề nghị nhập mã mới nhất tại ô Mã truy cập Phiếu rồi bấm lại.';
  if (response?.isLocked || response?.isOpen === false)
    return 'Chưa đóng được: Phiếu không nhận sửa đổi nên nội dung sửa sau cùng chỉ có trên máy này. Nếu cần, đề nghị lưu bản nháp ra tệp, sau đó bấm “Xóa bản nháp trên máy này”.';
  return 'Chưa đóng được: mất kết nối nên nội dung sửa sau cùng chưa lưu trên hệ thống. Nội dung vẫn được giữ trên máy này; đề nghị kiểm tra đường truyền rồi bấm lại.';
}
