import { useState } from 'preact/hooks';
import { tableTime } from '../../vietnamese/dates.ts';
import { Alert } from '../parts/Alert.tsx';
import { useActing } from '../parts/use-acting.ts';
import type { UnitDocument } from '../documents/unit.ts';
import type { Acts } from './use-acts.ts';

/** What the Department noted for itself; no Sở sees it, and it is deleted with the contacts. */
export function Notes({ notes, acts }: { notes: UnitDocument['notes']; acts: Acts }) {
  const [text, setText] = useState('');
  const { isActing, error, run } = useActing();
  const save = async (): Promise<string | undefined> => {
    if (text.trim() === '') return 'Đề nghị ghi nội dung ghi chú.';
    const refused = await acts.addNote(text);
    if (refused === undefined) setText('');
    return refused;
  };
  return (
    <>
      {notes.length === 0 ? (
        <p class="hint">Chưa có ghi chú. Ví dụ: “đã gọi 28/11, gặp bà …”.</p>
      ) : (
        <ul class="notes">
          {notes.map(({ words, who, at }) => (
            <li key={`${at} ${who}`}>
              <p class="answer">{words}</p>
              <p class="hint">
                {who}, {tableTime(at)}
              </p>
            </li>
          ))}
        </ul>
      )}
      <form
        method="post"
        onSubmit={(event) => {
          event.preventDefault();
          run(save);
        }}
      >
        <label for="ghi-chu">Ghi chú mới của Cục</label>
        <textarea
          id="ghi-chu"
          rows={3}
          maxLength={5000}
          value={text}
          aria-describedby="ghi-chu-goi-y"
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <p class="hint" id="ghi-chu-goi-y">
          Sở không thấy, không công bố; được xóa cùng dữ liệu liên hệ khi đóng khảo sát.
        </p>
        <Alert>{error}</Alert>
        <button type="submit" class="button-secondary" disabled={isActing}>
          Lưu ghi chú
        </button>
      </form>
    </>
  );
}
