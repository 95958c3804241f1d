/** The HTML id of the place where it is said that a part of the page is missing. */
export const missingPartId = 'thieu-phan';

/** Milliseconds between two attempts to reach the system. */
const pause = 5_000;

let isWatching = false;

/** Where a part of the page cannot be loaded: says so, and offers to load the page again once the system answers. */
export function offerReloadWhenPartIsMissing(): void {
  addEventListener('vite:preloadError', () => {
    if (isWatching) return;
    isWatching = true;
    say('Chưa tải được một phần của trang vì mất kết nối. Nội dung đã điền vẫn được giữ trên máy này.');
    void offerReload();
  });
}

async function offerReload(): Promise<void> {
  while (!(await isReached())) await new Promise((resolve) => setTimeout(resolve, pause));
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button-secondary';
  button.textContent = 'Tải lại trang';
  button.onclick = () => location.reload();
  say('Đã kết nối lại. Đề nghị tải lại trang để dùng tiếp; nội dung đã điền vẫn còn. ', button);
}

const isReached = (): Promise<boolean> =>
  fetch(location.pathname, { method: 'HEAD', cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );

function say(...parts: (string | Node)[]): void {
  const place = document.getElementById(missingPartId)!;
  place.hidden = false;
  place.replaceChildren(...parts);
}
