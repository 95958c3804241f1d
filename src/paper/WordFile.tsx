import { useState } from 'preact/hooks';
import { saveFile } from '../form/dom/save-file.ts';
import type { RenderedSheet } from './rendered-sheet.ts';

/** Saves what is shown as a Word file; what makes it is loaded only then. */
export function WordFile({ sheet }: { sheet: RenderedSheet | undefined }) {
  const [said, setSaid] = useState('');

  async function save(): Promise<void> {
    setSaid('Đang tạo tệp Word…');
    try {
      const { wordFile } = await import('./word/word-document.ts');
      saveFile(
        await wordFile(sheet?.values, sheet?.reference),
        sheet ? 'phieu-khao-sat-669.docx' : 'phieu-khao-sat-669-trong.docx',
      );
      setSaid('Đã tạo tệp Word.');
    } catch {
      setSaid('Chưa tạo được tệp Word vì mất kết nối. Đề nghị bấm lại khi có mạng.');
    }
  }

  return (
    <>
      <button type="button" class="button-secondary" onClick={() => void save()}>
        Tải bản Word
      </button>
      <span role="status">{said}</span>
    </>
  );
}
