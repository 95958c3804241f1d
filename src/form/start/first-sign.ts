const signs = ['pointermove', 'pointerdown', 'keydown', 'scroll'] as const;

/** Resolves at the first sign of a person on the page: what nobody needs before is loaded only then. */
export const firstSign = new Promise<void>((resolve) => {
  for (const sign of signs) addEventListener(sign, () => resolve(), { once: true, passive: true });
});
