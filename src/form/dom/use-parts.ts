import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Observable } from './observable.ts';

/**
 * What a place on the page shows of something: it renders again when one of these parts is another one than before, and
 * at no other change.
 * @param parts reads them; it may use nothing that changes but what is observed
 */
export function useParts<T extends readonly unknown[]>(observed: Observable, parts: () => T): T {
  const [, renderAgain] = useState(0);
  const now = parts();
  const shown = useRef(now);
  shown.current = now;
  useLayoutEffect(() => {
    const compare = () => {
      if (parts().some((part, place) => part !== shown.current[place])) renderAgain((count) => count + 1);
    };
    // It may have changed since it was rendered.
    compare();
    return observed.subscribe(compare);
  }, []);
  return now;
}
