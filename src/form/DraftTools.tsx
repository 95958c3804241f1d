import { useRef, useState } from 'preact/hooks';
import type { RawInput } from '../questionnaire/raw-input.ts';
import { readDraftFile, writeDraftFile } from './draft/draft-file.ts';
import { saveFile } from './save-file.ts';

const fileName = 'phieu-khao-sat-669-ban-nhap.json';

interface Props {
  read: () => RawInput;
  onFile: (raw: RawInput) => void;
}

/** What can be done with a draft: keep it as a file, bring a file in. */
export function DraftTools({ read, onFile }: Props) {
  const [said, setSaid] = useState('');
  const picker = useRef<HTMLInputElement>(null);

  async function bringIn(file: File | undefined): Promise<void> {
    const raw = file && readDraftFile(await file.text());
    if (raw) onFile(raw);
    setSaid(raw ? 'Đã đọc tệp bản nháp.' : 'Tệp này không phải bản nháp của Phiếu. Đề nghị chọn lại.');
    if (picker.current) picker.current.value = '';
  }

  return (
    <section class="draft-tools" aria-labelledby="ban-nhap">
      <h2 id="ban-nhap">Bản nháp</h2>
      <p class="hint">
        Nội dung đang điền được tự lưu trên máy này; khi đã nhập mã truy cập Phiếu thì lưu cả trên hệ thống.
        Mã không được lưu trên máy này. Nếu dùng máy chung, đề nghị xóa bản nháp sau khi làm xong.
      </p>
      <p class="block-buttons">
        <button
          type="button"
          class="button-secondary"
          onClick={() => saveFile(new Blob([writeDraftFile(read())], { type: 'application/json' }), fileName)}
        >
          Lưu bản nháp ra tệp
        </button>
        <button type="button" class="button-secondary" onClick={() => picker.current?.click()}>
          Mở tệp bản nháp
        </button>
      </p>
      <input
        ref={picker}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label="Tệp bản nháp"
        onChange={(event) => void bringIn(event.currentTarget.files?.[0])}
      />
      <p role="status">{said}</p>
    </section>
  );
}
