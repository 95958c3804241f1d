import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { RawInput } from '../questionnaire/raw-input.ts';
import type { BlockActions } from './BlocksView.tsx';
import { blockId } from './BlockView.tsx';
import { blocksFor, nextBlock, type Blocks } from './form-content.ts';

interface RemovedBlock {
  repeat: string;
  index: number;
  position: number;
}

/**
 * The blocks shown and what can be done with them. What was typed in a removed block is remembered, so that
 * undoing brings it back as it was.
 * @param remember called before a block goes, while its fields can still be read
 */
export function useBlocks(
  initial: RawInput,
  remember: () => void,
): { blocks: Blocks; actions: BlockActions } {
  const [blocks, setBlocks] = useState<Blocks>(() => blocksFor(initial));
  const [removed, setRemoved] = useState<readonly RemovedBlock[]>([]);
  const focusOn = useRef<string>();
  useEffect(() => {
    if (focusOn.current) document.getElementById(focusOn.current)?.focus();
    focusOn.current = undefined;
  }, [blocks]);

  const actions = useMemo<BlockActions>(() => {
    const change = (repeat: string, list: readonly number[], focus: number | undefined) => {
      focusOn.current = focus === undefined ? `tieu-de-${repeat}` : blockId(repeat, focus);
      setBlocks({ ...blocks, [repeat]: list });
    };
    const listOf = (repeat: string) => blocks[repeat] ?? [];
    return {
      removed: countByRepeat(removed),
      add(repeat) {
        const used = removed.filter((block) => block.repeat === repeat).map(({ index }) => index);
        const index = nextBlock([...listOf(repeat), ...used]);
        change(repeat, [...listOf(repeat), index], index);
      },
      remove(repeat, index) {
        remember();
        const position = listOf(repeat).indexOf(index);
        const rest = listOf(repeat).filter((other) => other !== index);
        setRemoved([...removed, { repeat, index, position }]);
        change(repeat, rest, rest[Math.min(position, rest.length - 1)]);
      },
      undo(repeat) {
        const last = removed.findLast((block) => block.repeat === repeat);
        if (!last) return;
        setRemoved(removed.filter((block) => block !== last));
        change(repeat, listOf(repeat).toSpliced(last.position, 0, last.index), last.index);
      },
    };
  }, [blocks, removed, remember]);
  return { blocks, actions };
}

function countByRepeat(removed: readonly RemovedBlock[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { repeat } of removed) counts[repeat] = (counts[repeat] ?? 0) + 1;
  return counts;
}
