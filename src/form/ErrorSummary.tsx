import { useLayoutEffect, useRef } from 'preact/hooks';
import { approvalPath } from '../questionnaire/approval.ts';
import type { AnswerError } from '../questionnaire/read-raw.ts';
import { fieldId } from './field-id.ts';
import { focusOn } from './focus-on.ts';

/** Everything that is wrong, each with its place and a link into the field. It takes focus at each attempt. */
export function ErrorSummary({ errors, attempt }: { errors: readonly AnswerError[]; attempt: number }) {
  const box = useRef<HTMLDivElement>(null);
  // With the words, not a moment later: by then somebody may have followed one of the links.
  useLayoutEffect(() => {
    // Left to itself the browser shows the middle of a long list, without its heading.
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'start' });
  }, [attempt]);
  if (errors.length === 0) return null;
  return (
    <div class="error-summary" ref={box} tabIndex={-1} role="group" aria-labelledby="loi-tieu-de">
      <h2 id="loi-tieu-de">Phiếu chưa gửi: có {errors.length} nội dung cần xem lại</h2>
      <ul>
        {errors.map(({ path, place, message }) => (
          <li key={path}>
            <a href={`#${fieldId(path)}`} onClick={(event) => goTo(event, path)}>
              {place}
            </a>
            : {message}
          </li>
        ))}
      </ul>
    </div>
  );
}

function goTo(event: Event, path: string): void {
  event.preventDefault();
  // With script the consent is asked for in the review.
  focusOn(path === approvalPath ? 'gui-phieu' : fieldId(path));
}
