import { useEffect, useRef } from 'preact/hooks';
import { openingWords, withoutKept } from '../submission/refusal-words.ts';
import { parseAccessCode } from '../submission/codes/access-code.ts';
import type { Credentials } from '../submission/draft-documents.ts';
import { provincesInOrder } from '../units/units.ts';

/** What is wrong in the form: at which field, in words. */
export interface CodeFault {
  field: 'so' | 'ma';
  words: string;
}

interface Props {
  /** The Sở that is chosen to begin with; empty for none. */
  unit: string;
  fault: CodeFault | undefined;
  isBusy: boolean;
  /** Whether a person has just asked for this form. */
  takesFocus: boolean;
  onFault: (fault: CodeFault) => void;
  onSubmit: (credentials: Credentials) => void;
}

/** Asks for the Sở and its access code; what is wrong is said at its field. */
export function CodeForm({ unit: firstUnit, fault, isBusy, takesFocus, onFault, onSubmit }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const inputOf = (name: CodeFault['field']) =>
    form.current!.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
  useEffect(() => {
    if (takesFocus) inputOf('so').focus();
  }, []);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (isBusy) return;
    const [unit, code] = [inputOf('so').value, parseAccessCode(inputOf('ma').value)];
    if (unit === '') refuse({ field: 'so', words: 'Đề nghị chọn Sở Tư pháp.' });
    else if (code.ok) onSubmit({ unit, access_code: code.code });
    else {
      const word = code.error === 'missing' ? 'code_missing' : 'code_misspelled';
      refuse({ field: 'ma', words: withoutKept(openingWords[word]) });
    }
  }

  function refuse(wrong: CodeFault): void {
    onFault(wrong);
    inputOf(wrong.field).focus();
  }

  const wrong = (field: CodeFault['field']) => fault?.field === field;
  return (
    <form ref={form} class="code-form" onSubmit={submit} autocomplete="off" noValidate>
      <label for="so">Sở Tư pháp</label>
      <FaultWords id="so-loi" words={wrong('so') ? fault?.words : undefined} />
      <select id="so" name="so" aria-invalid={wrong('so')} aria-describedby="so-loi">
        <option value="">Chọn tỉnh, thành phố</option>
        {provincesInOrder.map(({ code, name }) => (
          <option key={code} value={code} selected={code === firstUnit}>
            {name}
          </option>
        ))}
      </select>
      <label for="ma">Mã truy cập Phiếu</label>
      <FaultWords id="ma-loi" words={wrong('ma') ? fault?.words : undefined} />
      <input
        id="ma"
        name="ma"
        type="text"
        class="code"
        autocapitalize="characters"
        spellcheck={false}
        aria-invalid={wrong('ma')}
        aria-describedby="ma-loi"
      />
      <button type="submit" class="button-secondary" aria-disabled={isBusy}>
        Mở Phiếu của Sở
      </button>
      <p class="hint">{keptInTab}</p>
    </form>
  );
}

/** How long the code is kept, and where. */
export const keptInTab =
  'Mã chỉ được giữ trong thẻ trình duyệt này cho đến khi đóng thẻ hoặc bấm “Đóng Phiếu trên máy này” tại trang Phiếu khảo sát.';

const FaultWords = ({ id, words }: { id: string; words: string | undefined }) => (
  <p id={id} role="alert" class="field-error">
    {words}
  </p>
);
