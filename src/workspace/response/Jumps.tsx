import type { WorkResponse } from '../documents/unit.ts';

/** The parts of the page, to jump to; the address stays that of the Sở. */
export function Jumps({ response: { revisions, files } }: { response: WorkResponse }) {
  const parts = [
    ['noi-dung-tieu-de', 'Nội dung'],
    ['thay-doi-tieu-de', `Thay đổi (${Math.max(0, revisions.length - 1)})`],
    ['tep-tieu-de', `Tệp (${files.length})`],
    ['dien-bien-tieu-de', 'Diễn biến'],
  ] as const;
  return (
    <nav aria-label="Các phần của trang">
      <ul class="jumps">
        {parts.map(([id, label]) => (
          <li key={id}>
            <button type="button" class="link-button" onClick={() => jumpTo(id)}>
              {label}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Shows a heading of the page and puts the focus on it. */
export function jumpTo(id: string): void {
  const heading = document.getElementById(id);
  heading?.focus({ preventScroll: true });
  heading?.scrollIntoView();
}
