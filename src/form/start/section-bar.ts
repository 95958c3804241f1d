/** On a narrow screen the bar opens the list of sections; the bar again, a section chosen or Escape closes it. */
export function listenToSectionBar(): void {
  const guide = document.querySelector<HTMLElement>('.section-guide')!;
  const bar = guide.querySelector<HTMLElement>('.section-bar')!;
  const show = (isOpen: boolean): void => {
    guide.toggleAttribute('data-open', isOpen);
    bar.ariaExpanded = String(isOpen);
  };
  guide.addEventListener('click', ({ target }) =>
    show(bar.contains(target as Node) && !guide.hasAttribute('data-open')),
  );
  guide.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !guide.hasAttribute('data-open')) return;
    show(false);
    bar.focus();
  });
}
