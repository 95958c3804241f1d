import { statusWords, type SavingStatus } from './draft/status.ts';

/** The one line, always in view, that says what is saved and sent. */
export function SavingBar({ status }: { status: SavingStatus }) {
  return (
    <p class="saving-bar" data-kept={status.kept}>
      {statusWords(status)}
    </p>
  );
}
