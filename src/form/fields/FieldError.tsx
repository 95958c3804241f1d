import { errorId } from '../dom/field-id.ts';

interface Props {
  path: string;
  message: string | undefined;
  /** Which of several fields nearby it is about. */
  place?: string;
}

/** The sentence that says what is wrong with one field, beside it. */
export function FieldError({ path, message, place }: Props) {
  if (message === undefined) return null;
  return (
    <p class="field-error" id={errorId(path)}>
      {place ? `${place}: ` : <span class="visually-hidden">Lỗi: </span>}
      {message}
    </p>
  );
}
