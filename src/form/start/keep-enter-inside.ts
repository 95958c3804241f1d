/** Enter in a line of text goes nowhere: the Phiếu is long, and only its button ends it. */
export function keepEnterInside(event: KeyboardEvent): void {
  const { target, key, isComposing } = event;
  if (key === 'Enter' && !isComposing && target instanceof HTMLInputElement && target.type !== 'submit')
    event.preventDefault();
}
