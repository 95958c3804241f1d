/** Does something once the page shows what was done until now. */
export const afterPaint = (act: () => void): void => void requestAnimationFrame(() => setTimeout(act));

const waiting: (() => void)[] = [];

/** Does something in a frame of its own, after all that was asked for before. */
export function afterPaintInOrder(act: () => void): void {
  if (waiting.push(act) === 1) afterPaint(doFirst);
}

function doFirst(): void {
  const first = waiting.shift();
  if (waiting.length > 0) afterPaint(doFirst);
  first?.();
}

let isPressed = false;
if (typeof document !== 'undefined') {
  addEventListener('pointerdown', () => (isPressed = true), true);
  for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => (isPressed = false), true);
}

/**
 * Does something once the page shows what this event brought; while a button of the mouse or a finger is down, only once
 * it is up: what moves on the page under a press would take the click from what was pressed.
 */
export function afterPointerUp(act: () => void): void {
  afterPaint(() => {
    if (!isPressed) return act();
    const ends = ['pointerup', 'pointercancel'];
    const over = () => {
      for (const end of ends) removeEventListener(end, over);
      afterPaint(act);
    };
    for (const end of ends) addEventListener(end, over);
  });
}
