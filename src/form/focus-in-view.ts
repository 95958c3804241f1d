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
