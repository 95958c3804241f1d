import { unreachable } from '../session/auth-words.ts';

/** What is said instead of what could not be loaded, and how to try again. */
export function NotLoaded({ refused, onRetry }: { refused: string; onRetry: () => void }) {
  return (
    <div class="alert" role="alert">
      <p>{refused === 'unreachable' ? unreachable : `Hệ thống không cho xem nội dung này (${refused}).`}</p>
      <button type="button" class="button-secondary" onClick={onRetry}>
        Thử lại
      </button>
    </div>
  );
}
