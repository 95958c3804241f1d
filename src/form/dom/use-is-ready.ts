import { useEffect, useState } from 'preact/hooks';

/** False in the first rendering, so that it equals the one in the HTML; then true: script runs. */
export function useIsReady(): boolean {
  const [isReady, setIsReady] = useState(false);
  useEffect(() => setIsReady(true), []);
  return isReady;
}
