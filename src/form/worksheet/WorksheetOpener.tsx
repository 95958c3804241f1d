import { useState } from 'preact/hooks';
import { worksheetTitle } from '../../questionnaire/worksheet.ts';
import { fieldId } from '../dom/field-id.ts';
import { lazy } from '../dom/lazy.tsx';
import type { WorksheetProps } from './Worksheet.tsx';

const Worksheet = lazy<WorksheetProps>(
  () => import('./Worksheet.tsx').then((part) => part.default),
  'Đang mở bảng theo huyện…',
);

/** The button that opens the worksheet by district, and the worksheet once it is open. */
export function WorksheetOpener(props: WorksheetProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div>
      <button
        type="button"
        class="button-secondary"
        id={fieldId('worksheet')}
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        {worksheetTitle} (tùy chọn)
      </button>
      {isOpen && <Worksheet {...props} />}
    </div>
  );
}
