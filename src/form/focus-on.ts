/**
 * Puts the focus on the place with this id, in a section on its heading, opens what it is folded into, and shows it. Where
 * there is no such place it is the next around it: the button that opens the worksheet, or the whole content.
 */
export function focusOn(id: string): void {
  const place = findAround(id);
  if (!place) return;
  const instance = place.closest('details');
  if (instance) instance.open = true;
  const target = place.matches('section') ? (place.querySelector<HTMLElement>('h2') ?? place) : place;
  if (!target.matches('a, button, input, select, textarea, summary')) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  const fits = place === target && place.offsetHeight < innerHeight;
  place.scrollIntoView({ block: fits ? 'center' : 'start' });
}

/** The element with this id, or with the longest beginning of it that there is. */
function findAround(id: string): HTMLElement | null {
  const end = id.lastIndexOf('-');
  return (
    document.getElementById(id) ??
    (end < 0 ? document.getElementById('noi-dung') : findAround(id.slice(0, end)))
  );
}
