import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

const byHand = 'Nội dung đã được chọn. Đề nghị bấm Ctrl+C để sao chép.';

/** Beside other actions, one that copies a text ready for the mail of the office; it is shown, too, to be copied by hand. */
export function ReportText({ text, children }: { text: string; children: ComponentChildren }) {
  const [said, setSaid] = useState('');
  const [isShown, setIsShown] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (said === byHand) area.current?.select();
  }, [said]);

  async function copy(): Promise<void> {
    setIsShown(true);
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Đã sao chép. Quý Sở dán vào thư của cơ quan (Ctrl+V).');
    } catch {
      // Not allowed, or the site is reached without https: the text is there to be copied by hand.
      setSaid(byHand);
    }
  }

  return (
    <>
      <p class="paper-buttons">
        {children}
        <button type="button" class="button-secondary" onClick={() => void copy()}>
          Sao chép nội dung báo cáo
        </button>
      </p>
      <p role="status">{said}</p>
      <div class="report-text" hidden={!isShown}>
        <label for="bao-cao">Nội dung báo cáo</label>
        <textarea id="bao-cao" ref={area} readOnly rows={12} value={text} />
      </div>
    </>
  );
}
