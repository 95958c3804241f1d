import { useState } from 'preact/hooks';
import type { RawInput } from '../questionnaire/raw-input.ts';
import { FilePicker } from './FilePicker.tsx';
import { loadDraftFile } from './parts.ts';
import { saveFile } from './save-file.ts';

interface Props {
  read: () => RawInput;
  /** Absent where nothing may be changed any more. */
  onFile: ((raw: RawInput) => void) | undefined;
}

const notLoaded = 'Chưa làm được vì mất kết nối. Nội dung đã điền vẫn được giữ; đề nghị bấm lại khi có mạng.';

/** What can be done with a draft: keep it as a file, bring a file in. */
export function DraftTools({ read, onFile }: Props) {
  const [said, setSaid] = useState('');

  async function keep(): Promise<void> {
    const { draftFile } = await loadDraftFile();
    saveFile(draftFile(read()), 'phieu-khao-sat-669-ban-nhap.json');
    setSaid('');
  }

  async function bringIn(file: File, take: (raw: RawInput) => void): Promise<void> {
    const { readDraftFile } = await loadDraftFile();
    const raw = readDraftFile(await file.text());
    if (raw) take(raw);
    setSaid(raw ? 'Đã đọc tệp bản nháp.' : 'Tệp này không phải bản nháp của Phiếu. Đề nghị chọn lại.');
  }

  const orSay = (done: Promise<void>): void => void done.catch(() => setSaid(notLoaded));
  return (
    <section class="draft-tools" aria-labelledby="ban-nhap">
      <h2 id="ban-nhap">Bản nháp</h2>
      <p class="hint">
        Nội dung đang điền được tự lưu trên máy này; khi đã nhập mã truy cập Phiếu thì lưu cả trên hệ thống.
        Mã không được lưu trên máy này. Nếu dùng máy chung, đề nghị xóa bản nháp sau khi làm xong.{' '}
        <a href="/tro-giup/#ban-nhap">Xem thêm về bản nháp</a>.
      </p>
      <div class="block-buttons">
        <button type="button" class="button-secondary" onClick={() => orSay(keep())}>
          Lưu bản nháp ra tệp
        </button>
        {onFile && (
          <FilePicker
            words="Mở tệp bản nháp"
            label="Tệp bản nháp"
            accept=".json,application/json"
            onFile={(file) => orSay(bringIn(file, onFile))}
          />
        )}
        <a class="button-secondary" href="/phieu/in/#nhap">
          In bản nháp
        </a>
      </div>
      <p role="status">{said}</p>
    </section>
  );
}
