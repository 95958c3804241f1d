import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { RawInput } from '../questionnaire/raw-input.ts';
import type { BlockActions } from './BlocksView.tsx';
import { blockId } from './BlockView.tsx';
import { blocksFor, newBlock, type Blocks } from './form-content.ts';

interface RemovedBlock {
  repeat: string;
  index: number;
  position: number;
}

/** The blocks shown, what a person can do with them, and how other parts bring blocks in. */
export interface ShownBlocks {
  blocks: Blocks;
  actions: Omit<BlockActions, 'addNamed'>;
  /** Puts the focus on a block once it is shown. */
  focusOn: (repeat: string, index: number) => void;
  /** Shows every block that one of these paths belongs to, also one that was removed. */
  include: (paths: readonly string[]) => void;
}

/**
 * The blocks of the form. What was typed in a removed block is remembered, so that undoing brings it back as it was.
 * @param initial what the form holds when it is rendered first
 * @param remember called before a block goes, while its fields can still be read
 */
export function useBlocks(initial: RawInput, remember: () => void): ShownBlocks {
  const [blocks, setBlocks] = useState<Blocks>(() => blocksFor(initial));
  const [removed, setRemoved] = useState<readonly RemovedBlock[]>([]);
  const wanted = useRef<string>();
  useEffect(() => {
    if (wanted.current) document.getElementById(wanted.current)?.focus();
    wanted.current = undefined;
  });

  return useMemo(() => {
    const listOf = (repeat: string) => blocks[repeat] ?? [];
    const change = (repeat: string, list: readonly number[], focus: number | undefined) => {
      wanted.current = focus === undefined ? `tieu-de-${repeat}` : blockId(repeat, focus);
      setBlocks({ ...blocks, [repeat]: list });
    };
    const actions: Omit<BlockActions, 'addNamed'> = {
      removed: countByRepeat(removed),
      add(repeat) {
        const index = newBlock(listOf(repeat));
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
    const include = (paths: readonly string[]) => {
      setBlocks((shown) => withBlocksOf(paths, shown));
      setRemoved((gone) =>
        gone.filter(({ repeat, index }) => !paths.some((path) => path.startsWith(`${repeat}.${index}.`))),
      );
    };
    const focusOn = (repeat: string, index: number) => {
      wanted.current = blockId(repeat, index);
    };
    return { blocks, actions, focusOn, include };
  }, [blocks, removed, remember]);
}

function withBlocksOf(paths: readonly string[], shown: Blocks): Blocks {
  const changed: Record<string, readonly number[]> = { ...shown };
  for (const path of paths) {
    const [repeat = '', index = ''] = path.split('.');
    const list = changed[repeat];
    if (list && !list.includes(Number(index)))
      changed[repeat] = [...list, Number(index)].sort((a, b) => a - b);
  }
  return changed;
}

function countByRepeat(removed: readonly RemovedBlock[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { repeat } of removed) counts[repeat] = (counts[repeat] ?? 0) + 1;
  return counts;
}
