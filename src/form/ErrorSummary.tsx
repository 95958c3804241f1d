import { useLayoutEffect, useRef } from 'preact/hooks';
import { approvalPath } from '../questionnaire/approval.ts';
import type { AnswerError } from '../questionnaire/parse-answers.ts';
import type { Repeats } from './draft/repeats.ts';
import { placeOf } from './place-of.ts';
import { codeId, type CodeError } from './opening/code-error.ts';
import { fieldId } from './dom/field-id.ts';
import { focusOn } from './dom/focus.ts';

interface Props {
  errors: readonly AnswerError[];
  /** The instances shown, by which places are counted. */
  repeats: Repeats;
  /** What is to be done about the access code, after a plain POST. */
  codeError?: CodeError | undefined;
  attempt: number;
}

/** Everything that is wrong, each with its place and a link into the field. It takes focus at each attempt. */
export function ErrorSummary({ errors, repeats, codeError, attempt }: Props) {
  const box = useRef<HTMLDivElement>(null);
  // With the words, not a moment later: by then somebody may have followed one of the links.
  useLayoutEffect(() => {
    // Left to itself the browser shows the middle of a long list, without its heading.
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'start' });
  }, [attempt]);
  const entries = entriesOf(errors, repeats, codeError);
  if (entries.length === 0) return null;
  return (
    <div class="error-summary" ref={box} tabIndex={-1} role="group" aria-labelledby="loi-tieu-de">
      <h2 id="loi-tieu-de">Phiếu chưa gửi: có {entries.length} nội dung cần xem lại</h2>
      <ul>
        {entries.map(({ id, place, message }) => (
          <li key={id}>
            <a href={`#${id}`} onClick={(event) => moveFocusTo(event, id)}>
              {place}
            </a>
            : {message}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The errors in the order of the form, where the code is asked for after the Sở. */
function entriesOf(errors: readonly AnswerError[], repeats: Repeats, codeError: CodeError | undefined) {
  const entries = errors.map(({ path, message }) => ({
    id: fieldId(path),
    place: placeOf(path, repeats),
    message,
  }));
  if (!codeError) return entries;
  const position = errors[0]?.path === 'unit' ? 1 : 0;
  const entry = { id: codeId, place: 'Mã truy cập Phiếu', message: codeError.message };
  return [...entries.slice(0, position), entry, ...entries.slice(position)];
}

function moveFocusTo(event: Event, id: string): void {
  event.preventDefault();
  // With script the consent is asked for in the review.
  focusOn(id === fieldId(approvalPath) ? 'gui-phieu' : id);
}
