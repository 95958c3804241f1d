import { useRef, useState } from 'preact/hooks';

/** Something under way at most once at a time, and the sentence for why it was not done. */
export interface Acting {
  isActing: boolean;
  error: string | undefined;
  /** Does it, unless it is under way; what it returns is why it was not done. */
  run: (act: () => Promise<string | undefined>) => void;
}

/** For a button that asks the system for something: one press counts, and why it failed is said. */
export function useActing(): Acting {
  const [isActing, setIsActing] = useState(false);
  const [error, setError] = useState<string>();
  const busy = useRef(false);
  const run = (act: () => Promise<string | undefined>): void => {
    if (busy.current) return;
    busy.current = true;
    setIsActing(true);
    setError(undefined);
    void act()
      .then(setError)
      .finally(() => {
        busy.current = false;
        setIsActing(false);
      });
  };
  return { isActing, error, run };
}
