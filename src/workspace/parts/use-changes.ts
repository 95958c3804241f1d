import { useEffect, useReducer } from 'preact/hooks';
import type { Observable } from '../../form/dom/observable.ts';

/** Renders again after each change of something that tells of them. */
export function useChanges(observed: Observable): void {
  const [, render] = useReducer((count: number) => count + 1, 0);
  useEffect(() => observed.subscribe(() => render(undefined)), [observed]);
}
