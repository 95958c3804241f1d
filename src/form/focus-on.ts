/** Puts the focus on the place with this id, in a section on its heading, opens what it is folded into, and shows it. */
export function focusOn(id: string): void {
  const place = document.getElementById(id);
  if (!place) return;
  const block = place.closest('details');
  if (block) block.open = true;
  const target = place.matches('section') ? (place.querySelector<HTMLElement>('h2') ?? place) : place;
  if (!target.matches('a, button, input, select, textarea, summary')) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  place.scrollIntoView({ block: place === target ? 'center' : 'start' });
}
