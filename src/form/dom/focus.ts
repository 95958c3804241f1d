import { useCallback, useEffect, useState } from 'preact/hooks';

/**
 * Puts the focus on the place with this id, in a section on its heading, opens what it is folded into, and shows it. Where
 * there is no such place it is the next around it: the button that opens the worksheet, or the whole content.
 */
export function focusOn(id: string): void {
  const place = findAround(id);
  if (!place) return;
  const details = place.closest('details');
  if (details) details.open = true;
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

/** Leads to the place with an id, once it is shown. */
export function useFocusTarget(): (id: string) => void {
  const [target, setTarget] = useState<{ id: string }>();
  useEffect(() => {
    if (target) focusOn(target.id);
  }, [target]);
  return useCallback((id: string) => setTarget({ id }), []);
}

/** What has the focus, if it can be seen: not scrolled away and not behind the line about saving. */
export function focusInView(): Element | undefined {
  const focused = document.activeElement ?? undefined;
  return focused && isInView(focused) ? focused : undefined;
}

/** Brings what was seen with the focus back into view, where sentences that came above have pushed it away. */
export function keepInView(focused: Element | undefined): void {
  if (focused === document.activeElement && focused && !isInView(focused))
    focused.scrollIntoView({ block: 'nearest' });
}

function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  const bar = document.querySelector('.saving-bar')?.getBoundingClientRect().top ?? innerHeight;
  return top >= 0 && bottom <= Math.min(bar, innerHeight);
}
