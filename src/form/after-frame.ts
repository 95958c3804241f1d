/** Does something once the page shows what was done until now. */
export const afterFrame = (act: () => void): void => void requestAnimationFrame(() => setTimeout(act));
