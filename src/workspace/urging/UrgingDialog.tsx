import { useState } from 'preact/hooks';
import { saveFile } from '../../form/dom/save-file.ts';
import { isoDay } from '../../vietnamese/dates.ts';
import { sentenceOf } from '../acts/refusals.ts';
import { urgingsSchema } from '../documents/urgings.ts';
import { Alert } from '../parts/Alert.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { useActing } from '../parts/use-acting.ts';
import type { Session } from '../session/session.ts';
import type { LetterFacts } from './letter-facts.ts';
import { urgedOffice } from './urged-office.ts';
import { urgingText, type Urging } from './urging-text.ts';
import type { Urge } from './use-urge.ts';

interface Props {
  session: Session;
  /** When the board was loaded. */
  now: string;
  urge: Urge;
  letter: LetterFacts;
  /** Told in a sentence that it was recorded. */
  onRecorded: (sentence: string) => void;
  onClose: () => void;
}

/** The urging of the chosen Sở: a text to paste, an official letter to issue, and the record that they were urged. */
export function UrgingDialog({ session, now, urge, letter, onRecorded, onClose }: Props) {
  const rows = [...urge.chosen.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'vi'));
  const { head, ...facts } = letter;
  const urging: Urging = {
    ...facts,
    at: now,
    form: `${location.origin}/phieu/`,
    offices: rows.map((row) => urgedOffice(row, urge.urgings ?? [])),
  };
  const [text, setText] = useState(() => urgingText(urging));
  const [said, setSaid] = useState('');
  const { isActing, error, run } = useActing();

  const copy = async (): Promise<string | undefined> => {
    const copied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    setSaid(copied ? 'Đã chép nội dung.' : '');
    return copied ? undefined : 'Trình duyệt không cho chép. Đề nghị chọn nội dung trong ô rồi bấm Ctrl + C.';
  };
  const download = async (): Promise<string | undefined> => {
    const part = await import('./urging-letter.ts').catch(() => undefined);
    if (!part) return 'Chưa tải được phần lập công văn vì mất kết nối. Đề nghị thử lại.';
    saveFile(await part.urgingLetter(head, urging), `cong-van-don-doc-${isoDay(now)}.docx`);
    setSaid('Đã lập công văn. Số, ngày và người ký để trống cho người ban hành.');
    return undefined;
  };
  const record = async (): Promise<string | undefined> => {
    const units = rows.map(({ code }) => code);
    const answer = await session.call('workspace_record_urging', { units }, urgingsSchema);
    if (answer.kind !== 'done') return sentenceOf(answer);
    onClose();
    urge.recorded(answer.document);
    onRecorded(`Đã ghi đôn đốc ${units.length} Sở.`);
    return undefined;
  };
  return (
    <Dialog heading={`Đôn đốc ${rows.length} Sở`} onClose={onClose}>
      <p class="field">
        <label for="noi-dung-don-doc">Nội dung để dán vào thư điện tử</label>
        <textarea
          id="noi-dung-don-doc"
          rows={12}
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </p>
      <div class="buttons">
        <button type="button" class="button-secondary" disabled={isActing} onClick={() => run(copy)}>
          Chép nội dung
        </button>
        <button type="button" class="button-secondary" disabled={isActing} onClick={() => run(download)}>
          Tải công văn đôn đốc (.docx)
        </button>
      </div>
      <p role="status">{said}</p>
      <p class="hint">
        Hệ thống không tự gửi. Sau khi đã gửi thư hoặc công văn, đề nghị ghi để bảng theo dõi đếm số lần đôn
        đốc; Sở không thấy ghi nhận này.
      </p>
      <Alert>{error}</Alert>
      <div class="buttons">
        <button type="button" class="button" disabled={isActing} onClick={() => run(record)}>
          Ghi đã đôn đốc
        </button>
        <button type="button" class="button-secondary" onClick={onClose}>
          Đóng
        </button>
      </div>
    </Dialog>
  );
}
