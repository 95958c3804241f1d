/** Does something once the page shows what was done until now. */
export const afterFrame = (act: () => void): void => void requestAnimationFrame(() => setTimeout(act));

const waiting: (() => void)[] = [];

/** Does something in a frame of its own, after all that was asked for before. */
export function inTurn(act: () => void): void {
  if (waiting.push(act) === 1) afterFrame(doFirst);
}

function doFirst(): void {
  const first = waiting.shift();
  if (waiting.length > 0) afterFrame(doFirst);
  first?.();
}
