import { errorId } from '../field-id.ts';

/** The sentence that says what is wrong with one field, beside it. */
export function FieldError({ path, message }: { path: string; message: string | undefined }) {
  if (message === undefined) return null;
  return (
    <p class="field-error" id={errorId(path)}>
      <span class="visually-hidden">Lỗi: </span>
      {message}
    </p>
  );
}
