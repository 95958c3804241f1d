import { useCallback, useEffect, useState } from 'preact/hooks';
import { focusOn } from './focus-on.ts';

/** Leads to the place with an id, once it is shown. */
export function useGoal(): (id: string) => void {
  const [goal, setGoal] = useState<{ id: string }>();
  useEffect(() => {
    if (goal) focusOn(goal.id);
  }, [goal]);
  return useCallback((id: string) => setGoal({ id }), []);
}
