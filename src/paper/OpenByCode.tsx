import { useEffect, useState } from 'preact/hooks';
import { openingWords, withoutKept } from '../submission/refusal-words.ts';
import { openDraft, type OpenedOutcome } from '../submission/api-client.ts';
import type { Credentials, OpenedDraft } from '../submission/draft-documents.ts';
import { forgetCode, rememberCode, rememberedCode, takePersonalLink } from '../submission/codes/tab-code.ts';
import { provinceByCode } from '../units/units.ts';
import { CodeForm, keptInTab, type CodeFault } from './CodeForm.tsx';

interface Props {
  /** The response that is open on the page; undefined when none is, or when something else is on show. */
  opened: OpenedDraft | undefined;
  onOpened: (opened: OpenedDraft, credentials: Credentials) => Promise<void> | void;
  /** Another code is asked for: what was opened leaves the page. */
  onClosed: () => void;
  /** The line under which the form is folded away; unfolded when absent. */
  summary?: string;
  /** Whether a code that this tab remembers opens the response only when a person says so. */
  waits?: boolean;
}

/** Opens the response of a Sở with its code: the one this tab remembers, from a personal link, or typed here. */
export function OpenByCode({ opened, onOpened, onClosed, summary, waits = false }: Props) {
  /** With what the response was opened, or is to be opened without asking. */
  const [held, setHeld] = useState<Credentials>();
  const [isBusy, setIsBusy] = useState(false);
  const [said, setSaid] = useState('');
  const [fault, setFault] = useState<CodeFault>();
  const [unit, setUnit] = useState('');
  const [isAsked, setIsAsked] = useState(false);

  async function open(credentials: Credentials, isTyped = false): Promise<void> {
    setIsBusy(true);
    setFault(undefined);
    setSaid(`Đang mở Phiếu của ${officeOf(credentials)}…`);
    const outcome = await openDraft(credentials);
    if (outcome.kind === 'done') {
      rememberCode({ unit: credentials.unit, code: credentials.access_code });
      setHeld(credentials);
      await onOpened(outcome.document, credentials);
      setSaid('');
    } else refuse(outcome, isTyped ? undefined : credentials.unit);
    setIsBusy(false);
  }

  /** `heldFor` is the Sở whose code this tab remembered; undefined when the code was typed. */
  function refuse(outcome: Exclude<OpenedOutcome, { kind: 'done' }>, heldFor: string | undefined): void {
    const word = outcome.kind === 'refused' ? outcome.refusal.error : 'unreachable';
    const words = withoutKept(openingWords[word]);
    const isOfCode = word === 'wrong_code' || word === 'too_many_wrong_codes' || word === 'code_misspelled';
    setSaid(isOfCode ? '' : words);
    if (!isOfCode) return;
    setFault({ field: 'ma', words: heldFor === undefined ? words : noLongerGood });
    if (heldFor === undefined) return;
    forgetCode();
    setHeld(undefined);
    setUnit(heldFor);
    setIsAsked(true);
  }

  function askForAnother(): void {
    forgetCode();
    setHeld(undefined);
    setUnit('');
    setSaid('');
    setIsAsked(true);
    onClosed();
  }

  useEffect(() => {
    const remembered = takePersonalLink();
    if (!remembered || !provinceByCode(remembered.unit)) return;
    const credentials = { unit: remembered.unit, access_code: remembered.code };
    setHeld(credentials);
    if (!waits) void open(credentials);
  }, []);

  // A page that comes back from the browser's memory after the code was forgotten must not go on showing the response.
  useEffect(() => {
    const look = ({ persisted }: PageTransitionEvent) => {
      if (persisted && held && rememberedCode()?.code !== held.access_code) location.reload();
    };
    addEventListener('pageshow', look);
    return () => removeEventListener('pageshow', look);
  }, [held]);

  const form = (
    <CodeForm
      unit={unit}
      fault={fault}
      isBusy={isBusy}
      takesFocus={isAsked && fault === undefined}
      onFault={setFault}
      onSubmit={(credentials) => void open(credentials, true)}
    />
  );
  return (
    <>
      {!held && summary === undefined && form}
      {!held && summary !== undefined && (
        <details class="paper-open" open={isAsked}>
          <summary>{summary}</summary>
          {form}
        </details>
      )}
      <p role="status">{said || (held && openedWords(held, opened))}</p>
      {held && (
        <>
          <p class="paper-buttons">
            {!opened && (
              <button
                type="button"
                class="button-secondary"
                aria-disabled={isBusy}
                onClick={() => void (isBusy || open(held))}
              >
                Mở Phiếu của {officeOf(held)}
              </button>
            )}
            <button
              type="button"
              class="button-secondary"
              aria-disabled={isBusy}
              onClick={() => void (isBusy || askForAnother())}
            >
              Dùng mã khác
            </button>
          </p>
          <p class="hint">{keptInTab}</p>
        </>
      )}
    </>
  );
}

const noLongerGood =
  'Mã đang giữ trong thẻ này không đúng hoặc đã được thay bằng mã mới, nên không được giữ nữa. Đề nghị nhập mã ghi trên tờ cấp mã mới nhất; nếu không có, đề nghị Cục cấp lại mã.';

const officeOf = ({ unit }: Credentials): string => `Sở Tư pháp ${provinceByCode(unit)?.name ?? ''}`;

const openedWords = (held: Credentials, opened: OpenedDraft | undefined): string =>
  opened
    ? `Đã mở Phiếu số ${opened.number} của ${officeOf(held)}.`
    : `Thẻ này đang giữ mã truy cập Phiếu của ${officeOf(held)}.`;
