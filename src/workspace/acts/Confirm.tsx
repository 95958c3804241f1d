import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Alert } from '../parts/Alert.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { useActing } from '../parts/use-acting.ts';
import type { Consequences } from './consequences.ts';

interface Props {
  heading: string;
  consequences: Consequences;
  /** Asks why: not at all, if wanted, or always. */
  reason: 'none' | 'optional' | 'needed';
  reasonLabel?: string;
  doIt: string;
  /** What stands between the consequences and the reason. */
  children?: ComponentChildren;
  /** Does it; what it returns is why it was not done. */
  onConfirm: (why: string) => Promise<string | undefined>;
  onClose: () => void;
}

/** Before an act is done: what the Sở will see, what is published by it, and why it is done. */
export function Confirm(props: Props) {
  const { heading, consequences, reason, reasonLabel = 'Lý do', doIt, children, onConfirm, onClose } = props;
  const [why, setWhy] = useState('');
  const { isActing, error, run } = useActing();
  const confirm = async (): Promise<string | undefined> => {
    if (reason === 'needed' && why.trim() === '')
      return `Đề nghị ghi: ${reasonLabel.toLocaleLowerCase('vi')}.`;
    const refused = await onConfirm(why);
    if (refused === undefined) onClose();
    return refused;
  };
  return (
    <Dialog heading={heading} onClose={onClose}>
      <form
        method="post"
        onSubmit={(event) => {
          event.preventDefault();
          run(confirm);
        }}
      >
        <dl class="consequences">
          <dt>Sở sẽ thấy</dt>
          <dd>{consequences.seen}</dd>
          <dt>Công bố</dt>
          <dd>{consequences.published}</dd>
          {consequences.undone && (
            <>
              <dt>Sau đó</dt>
              <dd>{consequences.undone}</dd>
            </>
          )}
        </dl>
        {children}
        {reason !== 'none' && (
          <p class="field">
            <label for="ly-do">
              {reasonLabel}
              {reason === 'optional' && ' (không bắt buộc)'}
            </label>
            <textarea
              id="ly-do"
              rows={3}
              maxLength={20_000}
              value={why}
              onInput={({ currentTarget }) => setWhy(currentTarget.value)}
            />
          </p>
        )}
        <Alert>{error}</Alert>
        <div class="buttons">
          <button type="submit" class="button" disabled={isActing}>
            {isActing ? 'Đang thực hiện…' : doIt}
          </button>
          <button type="button" class="button-secondary" onClick={onClose}>
            Không, quay lại
          </button>
        </div>
      </form>
    </Dialog>
  );
}
