import { footnoteId } from '../dom/field-id.ts';

/** The raised number that leads to a footnote of the Phiếu. */
export function FootnoteMark({ number }: { number: number | undefined }) {
  if (number === undefined) return null;
  return (
    <sup class="footnote-mark">
      <a href={`#${footnoteId(number)}`} aria-label={`Chú thích ${number}`}>
        {number}
      </a>
    </sup>
  );
}
