import { useEffect, useRef, useState } from 'preact/hooks';
import { describedBy, errorId, fieldId, hintId } from '../form/dom/field-id.ts';
import { FieldError } from '../form/fields/FieldError.tsx';
import { refusalWords } from '../submission/refusal-words.ts';
import { recordSignedCopy } from '../submission/api-client.ts';
import type { Credentials, OpenedDraft } from '../submission/draft-documents.ts';
import { channels, channelWords, type SignedCopyNote } from '../submission/upload.ts';
import { letterFaults, type LetterFaults } from './letter-faults.ts';
import { parseDate } from '../vietnamese/dates.ts';

interface Props {
  credentials: Credentials;
  revision: number;
  onRecorded: (response: OpenedDraft) => void;
}

const names = { number: 'so-cong-van', date: 'ngay-cong-van' } as const;

/** Writes down how the signed copy comes: a file that was sent here, or another way, with number and date of the letter. */
export function SignedCopyForm({ credentials, revision, onRecorded }: Props) {
  const [channel, setChannel] = useState<SignedCopyNote['channel']>('file');
  const [letter, setLetter] = useState({ number: '', date: '' });
  const [faults, setFaults] = useState<LetterFaults>({});
  const [said, setSaid] = useState<{ words: string; isWrong: boolean }>();
  const [isBusy, setIsBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // The first field with an error, once it is marked.
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus(), [faults]);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (isBusy) return;
    const found = letterFaults(channel, letter);
    setFaults(found);
    setSaid(undefined);
    const parsed = parseDate(letter.date);
    if (Object.keys(found).length > 0 || !parsed.ok) return;
    setIsBusy(true);
    const note = { revision, channel, letter_number: letter.number, letter_date: parsed.value ?? '' };
    const outcome = await recordSignedCopy(credentials, note);
    setIsBusy(false);
    if (outcome.kind === 'done') {
      onRecorded(outcome.document);
      setSaid({ words: 'Đã ghi nhận bản ký.', isWrong: false });
    } else
      setSaid({
        words: wordsOf(outcome.kind === 'refused' ? outcome.refusal.error : 'unreachable'),
        isWrong: true,
      });
  }

  const ifAny = channel === 'file' ? ' (nếu có)' : '';
  const field = (part: 'number' | 'date', hint?: string) => ({
    id: fieldId(names[part]),
    type: 'text',
    autocomplete: 'off',
    'aria-invalid': faults[part] ? ('true' as const) : undefined,
    'aria-describedby': describedBy(hint && hintId(names[part]), faults[part] && errorId(names[part])),
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
      setLetter((now) => ({ ...now, [part]: currentTarget.value })),
  });
  return (
    <form ref={form} class="signed-copy-form" noValidate onSubmit={(event) => void submit(event)}>
      <fieldset class="field boxes">
        <legend>Bản ký được gửi bằng cách nào</legend>
        {channels.map((one) => (
          <div class="box" key={one}>
            <input
              type="radio"
              name="kenh"
              id={`kenh-${one}`}
              checked={channel === one}
              onChange={() => setChannel(one)}
            />
            <label for={`kenh-${one}`}>{channelWords[one]}</label>
          </div>
        ))}
      </fieldset>
      <div class="field">
        <label for={fieldId(names.number)}>Số, ký hiệu công văn của Sở{ifAny}</label>
        <FieldError path={names.number} message={faults.number} />
        <input {...field('number')} class="short" maxLength={100} />
      </div>
      <div class="field">
        <label for={fieldId(names.date)}>Ngày công văn{ifAny}</label>
        <p class="hint" id={hintId(names.date)}>
          Ví dụ: 28/11/2016
        </p>
        <FieldError path={names.date} message={faults.date} />
        <input {...field('date', 'hint')} class="short" />
      </div>
      <button type="submit" class="button-secondary" aria-disabled={isBusy}>
        Ghi nhận bản ký
      </button>
      <p role="status" class={said?.isWrong ? 'field-error' : undefined}>
        {said?.words}
      </p>
    </form>
  );
}

function wordsOf(error: keyof typeof refusalWords): string {
  if (error === 'file_missing')
    return 'Chưa có tệp bản ký của lần gửi này. Đề nghị gửi tệp ở bước 1 rồi ghi nhận.';
  if (error === 'stale_revision')
    return 'Sở vừa gửi một bản đính chính. Đề nghị mở lại Phiếu; bản ký phải theo bản mới.';
  return refusalWords[error];
}
