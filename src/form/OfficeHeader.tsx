import { statusLabel, type NextAction, type ResponseStatus } from '../submission/next-step.ts';
import { provinceByCode } from '../units/units.ts';

interface Props {
  unit: string;
  number: string;
  place: ResponseStatus;
  /** What is done next: where, or here. */
  next?: NextAction | { words: string; onPress: () => void } | undefined;
  /** One sentence on what is to be known of this state, such as a deadline that has passed. */
  note?: string | undefined;
}

/** Whose Phiếu is open, its number, where it stands, and the next step as one button: the same on every page of the Sở. */
export function OfficeHeader({ unit, number, place, next, note }: Props) {
  return (
    <>
      <section class="journey office-header" aria-label="Phiếu đang mở">
        <p class="office-name">
          <strong>Sở Tư pháp {officeOf(unit)}</strong> <span>· Phiếu {number}</span>{' '}
          <span>
            · <strong class="office-state">{statusLabel(place)}</strong>
          </span>
        </p>
        {next && (
          <p class="office-next">
            {'href' in next ? (
              <a class="button" href={next.href}>
                {next.words}
              </a>
            ) : (
              <button type="button" class="button" onClick={next.onPress}>
                {next.words}
              </button>
            )}
          </p>
        )}
      </section>
      {note && <p class="journey-note">{note}</p>}
    </>
  );
}

/** "tỉnh Phú Thọ", as it stands after "Sở Tư pháp". */
export const officeOf = (unit: string): string => {
  const { fullName = '' } = provinceByCode(unit) ?? {};
  return fullName.charAt(0).toLowerCase() + fullName.slice(1);
};
