import { useLayoutEffect, useState } from 'preact/hooks';
import { afterPress } from './after-press.ts';
import { blockId } from './field-id.ts';
import { newBlock } from './form-content.ts';

/**
 * The block that somebody asked for just now: it is shown and takes the focus before the rest of the form hears of it,
 * which would be waited for.
 * @param blocks the blocks the form knows of
 * @param add tells the form of a block
 */
export function useBegunBlock(
  repeat: string,
  blocks: readonly number[],
  add: ((repeat: string, index: number) => void) | undefined,
) {
  const [begun, setBegun] = useState<number>();
  useLayoutEffect(() => {
    if (begun === undefined) return undefined;
    document.getElementById(blockId(repeat, begun))?.focus();
    let isOver = false;
    afterPress(() => {
      if (isOver) return;
      add?.(repeat, begun);
      setBegun(undefined);
    });
    return () => void (isOver = true);
  }, [begun]);
  const shown = begun === undefined || blocks.includes(begun) ? blocks : [...blocks, begun];

  function begin(): void {
    // The one before, if the form has not heard of it yet.
    if (begun !== undefined) add?.(repeat, begun);
    setBegun(newBlock(shown));
  }

  return { shown, begun, begin };
}
