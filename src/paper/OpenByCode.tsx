import { useEffect, useRef, useState } from 'preact/hooks';
import { takePersonalLink } from '../form/personal-link.ts';
import { openingWords, withoutKept } from '../form/sending/refusal-words.ts';
import { readAccessCode } from '../submission/access-code.ts';
import { openDraft, type OpenedOutcome } from '../submission/api-client.ts';
import type { Credentials, OpenedDraft } from '../submission/draft-documents.ts';
import { provinceByCode, provincesInOrder } from '../units/units.ts';

interface Props {
  onOpened: (opened: OpenedDraft, credentials: Credentials) => void;
}

/** Opens the response of a Sở with its code: typed here, brought by a personal link, or remembered by this tab. */
export function OpenByCode({ onOpened }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [said, setSaid] = useState('');

  async function openWith(credentials: Credentials): Promise<void> {
    setSaid('Đang mở Phiếu…');
    const outcome = await openDraft(credentials);
    if (outcome.kind === 'done') onOpened(outcome.document, credentials);
    setSaid(sayOf(outcome, credentials.unit));
  }

  const valueOf = (id: string): string =>
    (form.current!.elements.namedItem(id) as HTMLInputElement | HTMLSelectElement).value;

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const [unit, code] = [valueOf('so'), readAccessCode(valueOf('ma'))];
    if (unit === '') setSaid('Đề nghị chọn Sở Tư pháp.');
    else if (code.ok) void openWith({ unit, access_code: code.code });
    else setSaid(withoutKept(openingWords[code.problem === 'missing' ? 'code_missing' : 'code_misspelled']));
  }

  useEffect(() => {
    const link = takePersonalLink();
    if (link && provinceByCode(link.unit)) void openWith({ unit: link.unit, access_code: link.code });
  }, []);

  return (
    <>
      <form ref={form} class="code-form" onSubmit={submit} autocomplete="off" noValidate>
        <label for="so">Sở Tư pháp</label>
        <select id="so" name="so">
          <option value="">Chọn tỉnh, thành phố</option>
          {provincesInOrder.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
        <label for="ma">Mã truy cập Phiếu</label>
        <input id="ma" name="ma" type="text" class="code" autocapitalize="characters" spellcheck={false} />
        <button type="submit" class="button-secondary">
          Mở Phiếu của Sở
        </button>
      </form>
      <p role="status">{said}</p>
    </>
  );
}

function sayOf(outcome: OpenedOutcome, unit: string): string {
  if (outcome.kind === 'done')
    return `Đã mở Phiếu số ${outcome.document.number} của Sở Tư pháp ${provinceByCode(unit)?.name ?? ''}.`;
  return withoutKept(openingWords[outcome.kind === 'refused' ? outcome.refusal.error : 'unreachable']);
}
