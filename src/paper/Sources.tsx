import { useState } from 'preact/hooks';
import { parseDraftFile } from '../form/draft/draft-file.ts';
import type { LocalDraft } from '../form/draft/local-draft.ts';
import { FilePicker } from '../form/FilePicker.tsx';
import type { FormValues } from '../questionnaire/form-values.ts';
import { officialTime } from '../vietnamese/dates.ts';
import { fromHere } from './rendered-sheet.ts';
import type { RenderedSheet } from './rendered-sheet.ts';

interface Props {
  sheet: RenderedSheet | undefined;
  draft: LocalDraft | undefined;
  onBlank: () => void;
  onDraft: (values: FormValues, from: string) => void;
}

/** What the sheet may be filled from without a code: nothing, this browser's draft, a file. */
export function Sources({ sheet, draft, onBlank, onDraft }: Props) {
  const [said, setSaid] = useState('');

  async function bringIn(file: File): Promise<void> {
    const formValues = parseDraftFile(await file.text());
    if (formValues) onDraft(formValues, 'Tệp bản nháp');
    setSaid(formValues ? '' : 'Tệp này không phải bản nháp của Phiếu. Đề nghị chọn lại.');
  }

  return (
    <section aria-labelledby="nguon">
      <h2 id="nguon">Nội dung in</h2>
      <p class="paper-buttons">
        <button type="button" class="button-secondary" aria-pressed={!sheet} onClick={onBlank}>
          Phiếu trống
        </button>
        {draft && (
          <button type="button" class="button-secondary" onClick={() => onDraft(draft.values, fromHere)}>
            Bản nháp trên máy này
          </button>
        )}
        <FilePicker
          words="Mở tệp bản nháp"
          label="Tệp bản nháp"
          accept=".json,application/json"
          onFile={(file) => void bringIn(file)}
        />
      </p>
      {draft && <p class="hint">Bản nháp trên máy này lưu lúc {officialTime(draft.saved_at)}.</p>}
      <p role="status">{said}</p>
    </section>
  );
}
