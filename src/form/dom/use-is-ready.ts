import { useEffect, useState } from 'preact/hooks';

/** False in the first rendering, so that it equals the one in the HTML; then true: script runs. */
export function useIsReady(): boolean {
  const [isReady, setIsReady] = useState(false);
  useEffect(() => setIsReady(true), []);
  return isReady;
}

const signs = ['pointermove', 'pointerdown', 'touchstart', 'keydown', 'scroll', 'focusin'] as const;

/** True from the first sign of a person on: what stands far below is loaded only then. */
export function useIsTouched(): boolean {
  const [isTouched, setIsTouched] = useState(false);
  useEffect(() => {
    const touch = () => setIsTouched(true);
    for (const sign of signs) addEventListener(sign, touch, { once: true, passive: true });
    return () => {
      for (const sign of signs) removeEventListener(sign, touch);
    };
  }, []);
  return isTouched;
}
