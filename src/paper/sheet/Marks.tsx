/** The raised number of a footnote. */
export function Mark({ number }: { number: number | undefined }) {
  return number === undefined ? null : <sup>{number}</sup>;
}

/** A box to tick, drawn as lines so that no font can lack it. */
export function Tick({ isTicked }: { isTicked: boolean }) {
  return (
    <svg class="tick" viewBox="0 0 16 16" role="img" aria-label={isTicked ? 'Đã chọn' : 'Không chọn'}>
      <rect x="1" y="1" width="14" height="14" />
      {isTicked && <path d="M3.5 8.5 7 12.5 12.5 3.5" />}
    </svg>
  );
}

/** Dotted lines to write on, each one line of text high. */
export function DottedLines({ count }: { count: number }) {
  return (
    <>
      {Array.from({ length: count }, (_, line) => (
        <div class="dotted" key={line} />
      ))}
    </>
  );
}

/** What a filled sheet says where nothing was typed: not 0, and no room to add anything by hand. */
export function NotGiven() {
  return <span class="not-given">Không điền</span>;
}
