import { useState } from 'preact/hooks';
import type { OpenedDraft } from '../submission/draft-documents.ts';
import { officialTime } from '../vietnamese/dates.ts';
import { sizeWords } from '../vietnamese/file-size.ts';

type File = OpenedDraft['files'][number];

interface Props {
  file: File;
  /** What follows from taking it back, said before it is done; undefined where it can't be taken back any more. */
  consequence: string | undefined;
  /** Takes it back; resolves with why that was not done, or nothing. */
  onWithdraw: () => Promise<string | undefined>;
}

/** A file that was received: its name, its size, when it came, and the way to take it back. */
export function ReceivedFile({ file, consequence, onWithdraw }: Props) {
  const [isAsked, setIsAsked] = useState(false);
  const { name, size, received_at, withdrawn_at, is_current } = file;
  return (
    <li class={withdrawn_at === null ? undefined : 'is-withdrawn'}>
      <p>
        <strong>{name}</strong> ({sizeWords(size)}): Đã nhận lúc {officialTime(received_at)}
        {withdrawn_at !== null && `; Sở đã rút lúc ${officialTime(withdrawn_at)}`}
        {!is_current && '; kèm theo số liệu của lần gửi trước'}
      </p>
      {withdrawn_at === null && consequence !== undefined && !isAsked && (
        <p>
          <button type="button" class="button-plain" onClick={() => setIsAsked(true)}>
            Rút tệp này<span class="visually-hidden"> {name}</span>
          </button>
        </p>
      )}
      {withdrawn_at === null && consequence !== undefined && isAsked && (
        <Question {...{ name, consequence, onWithdraw }} onLeave={() => setIsAsked(false)} />
      )}
    </li>
  );
}

type QuestionProps = {
  name: string;
  consequence: string;
  onWithdraw: Props['onWithdraw'];
  onLeave: () => void;
};

/** What follows is read before the file is taken back. */
function Question({ name, consequence, onWithdraw, onLeave }: QuestionProps) {
  const [said, setSaid] = useState('');
  const [isBusy, setIsBusy] = useState(false);

  async function withdraw(): Promise<void> {
    setIsBusy(true);
    const refused = await onWithdraw();
    setIsBusy(false);
    if (refused === undefined) onLeave();
    else setSaid(refused);
  }

  return (
    <div class="warning" role="group" aria-label={`Rút tệp ${name}`}>
      <p tabIndex={-1} ref={focus}>
        Rút tệp này? {consequence} Tệp đã rút vẫn có tên trong danh sách và được lưu trong hồ sơ.
      </p>
      <p class="button-row">
        <button
          type="button"
          class="button-secondary"
          aria-disabled={isBusy}
          onClick={() => void (isBusy || withdraw())}
        >
          Rút tệp
        </button>
        <button type="button" class="button-plain" onClick={onLeave}>
          Không rút
        </button>
      </p>
      <p role="status" class={said === '' ? undefined : 'field-error'}>
        {said}
      </p>
    </div>
  );
}

/** The same function at every rendering, so that the focus is put there once. */
const focus = (element: HTMLElement | null): void => element?.focus();
