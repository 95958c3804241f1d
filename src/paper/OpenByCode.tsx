import { useEffect, useRef, useState } from 'preact/hooks';
import { openDraft, type Credentials } from '../form/draft/server-draft.ts';
import type { PersonalLink } from '../form/personal-link.ts';
import { openingWords } from '../form/sending/refusal-words.ts';
import { readAccessCode } from '../submission/access-code.ts';
import { provincesInOrder } from '../units/units.ts';
import { sheetOfOpened, type Sheet } from './sheet-on-show.ts';

interface Props {
  /** The Sở and code a personal link brought, or this tab remembers. */
  link: PersonalLink | undefined;
  onSheet: (sheet: Sheet) => void;
}

/** Opens the Phiếu of a Sở with its code, to print what was sent or is being prepared. */
export function OpenByCode({ link, onSheet }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [said, setSaid] = useState('');

  async function open(credentials: Credentials): Promise<void> {
    setSaid('Đang mở Phiếu…');
    const outcome = await openDraft(credentials);
    if (outcome.kind === 'done') onSheet(await sheetOfOpened(outcome.draft));
    setSaid(sayOf(outcome));
  }

  const valueOf = (id: string): string =>
    (form.current!.elements.namedItem(id) as HTMLInputElement | HTMLSelectElement).value;

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const [unit, code] = [valueOf('so'), valueOf('ma')];
    const reading = readAccessCode(code);
    if (unit === '') setSaid('Đề nghị chọn Sở Tư pháp.');
    else if (reading.ok) void open({ unit, access_code: reading.code });
    else setSaid(openingWords[reading.problem === 'missing' ? 'code_missing' : 'code_misspelled']);
  }

  useEffect(() => {
    if (link) void open({ unit: link.unit, access_code: link.code });
  }, [link]);

  return (
    <details class="paper-open">
      <summary>Mở Phiếu của Sở trên hệ thống bằng mã truy cập</summary>
      <form ref={form} onSubmit={submit} autocomplete="off" noValidate>
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
    </details>
  );
}

function sayOf(outcome: Awaited<ReturnType<typeof openDraft>>): string {
  if (outcome.kind === 'done') return `Đã mở Phiếu số ${outcome.draft.number}.`;
  return openingWords[outcome.kind === 'refused' ? outcome.refusal.error : 'unreachable'];
}
