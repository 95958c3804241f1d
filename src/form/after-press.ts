import { afterFrame } from './after-frame.ts';

let isPressed = false;
if (typeof document !== 'undefined') {
  addEventListener('pointerdown', () => (isPressed = true), true);
  for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => (isPressed = false), true);
}

/**
 * Does something once the page shows what this event brought; while a button of the mouse or a finger is down, only once
 * it is up: what moves on the page under a press would take the click from what was pressed.
 */
export function afterPress(act: () => void): void {
  afterFrame(() => {
    if (!isPressed) return act();
    const ends = ['pointerup', 'pointercancel'];
    const over = () => {
      for (const end of ends) removeEventListener(end, over);
      afterFrame(act);
    };
    for (const end of ends) addEventListener(end, over);
  });
}
