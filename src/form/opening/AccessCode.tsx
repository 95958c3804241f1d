import { codeHintId, codeId, codeResultId, isCodeRefusal, type CodeError } from './code-error.ts';
import type { DraftState } from '../draft/draft-state.ts';
import { describedBy } from '../dom/field-id.ts';
import { CodeResult } from '../lazy-parts.ts';

interface Props {
  state: Pick<DraftState, 'response' | 'refusal' | 'isOpening'>;
  unitName: string | undefined;
  /** Opens the response; absent before script runs. */
  onOpen?: (() => void) | undefined;
  /** What is wrong with the code after a plain POST. */
  error: CodeError | undefined;
  /** A code was typed: the error of the plain POST is over. */
  onTyped?: () => void;
}

const errorId = `${codeId}-loi`;

/** Where the access code is typed, and the way to the response that was begun with it. */
export function AccessCode({ state, unitName, onOpen, error, onTyped }: Props) {
  const { response, refusal, isOpening } = state;
  // A code that was replaced since: the new one is typed here.
  const isOpen = response !== undefined && !isCodeRefusal(refusal) && !isOpening;
  const isWrong = error?.isWrong === true || (!isOpening && isCodeRefusal(refusal));
  const noticeTyped = ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    if (currentTarget.value.trim() !== '') onTyped?.();
  };
  return (
    <>
      {error && (
        <p class="field-error" id={errorId}>
          {error.message}
        </p>
      )}
      <div class="code-row">
        <input
          type="text"
          class="code"
          id={codeId}
          name="access_code"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          readOnly={isOpen}
          aria-invalid={isWrong ? 'true' : undefined}
          aria-describedby={describedBy(codeHintId, error && errorId, codeResultId)}
          onChange={noticeTyped}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !onOpen) return;
            event.preventDefault();
            // The browser tells of no change then.
            noticeTyped(event);
            onOpen();
          }}
        />
        {!isOpen && (
          <button
            type="button"
            class="button-secondary needs-script"
            aria-disabled={isOpening || undefined}
            onClick={onOpen}
          >
            Mở Phiếu của Sở
          </button>
        )}
      </div>
      <div id={codeResultId} role="status" class="code-result">
        {(isOpening || response || refusal) && <CodeResult draft={state} unitName={unitName} />}
      </div>
    </>
  );
}
