import { errorId, errorPlaceId } from '../dom/field-id.ts';
import { Place } from '../dom/Place.tsx';

interface Props {
  path: string;
  message: string | undefined;
  /** Which of several fields nearby it is about. */
  place?: string;
}

/** The place beside a field for the sentence that says what is wrong with it. */
export const ErrorPlace = (props: Props) => (
  <Place id={errorPlaceId(props.path)}>
    <FieldError {...props} />
  </Place>
);

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
