import { useLayoutEffect, useState } from 'preact/hooks';
import { afterPointerUp } from '../dom/after-paint.ts';
import { newIndex, type RepeatInstance } from '../draft/repeats.ts';
import { repeatId } from '../dom/field-id.ts';

/**
 * The instance that somebody asked for just now: it is shown and takes the focus before the rest of the form hears of it,
 * which would be waited for.
 * @param instances the instances the form knows of
 * @param add tells the form of an instance
 */
export function useNewInstance(
  repeat: string,
  instances: readonly number[],
  add: ((instance: RepeatInstance) => void) | undefined,
) {
  const [begun, setBegun] = useState<number>();
  useLayoutEffect(() => {
    if (begun === undefined) return undefined;
    document.getElementById(repeatId(repeat, begun))?.focus();
    let isOver = false;
    afterPointerUp(() => {
      if (isOver) return;
      add?.({ repeat, index: begun });
      setBegun(undefined);
    });
    return () => void (isOver = true);
  }, [begun]);
  const shown = begun === undefined || instances.includes(begun) ? instances : [...instances, begun];

  function begin(): void {
    // The one before, if the form has not heard of it yet.
    if (begun !== undefined) add?.({ repeat, index: begun });
    setBegun(newIndex(shown));
  }

  return { shown, begun, begin };
}
