import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { RawInput } from '../questionnaire/raw-input.ts';
import type { BlockActions } from './BlocksView.tsx';
import { blockId, blocksHeadingId } from './field-id.ts';
import { blocksFor, newBlock, type Blocks } from './form-content.ts';
import type { Fields, Values } from './use-fields.ts';

interface RemovedBlock {
  repeat: string;
  index: number;
  /** What stood in it. */
  values: Values;
}

/** The blocks shown, what a person can do with them, and how other parts put values into the form. */
export interface ShownBlocks {
  blocks: Blocks;
  /** What stood in the blocks that were removed. */
  gone: RawInput;
  actions: BlockActions;
  /** Puts values into the form, with the blocks they belong to; a removed block comes back whole. */
  show: (values: Values) => void;
  /** Empties the form for another Sở: what was removed is not brought back into it. */
  empty: () => void;
}

/**
 * The blocks of the form. What stood in a removed block is remembered, so that it comes back as it was.
 * @param initial what the form holds when it is rendered first
 */
export function useBlocks(initial: RawInput, fields: Pick<Fields, 'read' | 'show'>): ShownBlocks {
  const [blocks, setBlocks] = useState<Blocks>(() => blocksFor(initial));
  const [removed, setRemoved] = useState<readonly RemovedBlock[]>([]);
  // Of this moment, also for what was rendered earlier.
  const now = useRef({ blocks, removed });
  now.current = { blocks, removed };
  const wanted = useRef<string>();
  useLayoutEffect(() => {
    // It may be called for an earlier rendering, when the block is not there yet.
    const place = wanted.current && document.getElementById(wanted.current);
    if (!place) return;
    wanted.current = undefined;
    place.focus();
  });

  const steps = useMemo(() => {
    const listOf = (repeat: string) => now.current.blocks[repeat] ?? [];
    const change = (repeat: string, list: readonly number[]) => {
      now.current.blocks = { ...now.current.blocks, [repeat]: [...list].sort((a, b) => a - b) };
      setBlocks(now.current.blocks);
    };
    const changeRemoved = (list: readonly RemovedBlock[]) => setRemoved((now.current.removed = list));
    const focusOn = (repeat: string, index: number | undefined) => {
      wanted.current = index === undefined ? blocksHeadingId(repeat) : blockId(repeat, index);
    };

    function show(values: Values): void {
      const filled = values.filter(([, value]) => value.length > 0);
      const isMeant = ({ repeat, index }: RemovedBlock) =>
        filled.some(([path]) => path.startsWith(`${repeat}.${index}.`));
      const back = now.current.removed.filter(isMeant);
      if (back.length > 0) changeRemoved(now.current.removed.filter((block) => !back.includes(block)));
      fields.show([...back.flatMap((block) => block.values), ...values]);
      for (const [repeat, index] of blocksOf(filled))
        if (now.current.blocks[repeat] && !listOf(repeat).includes(index))
          change(repeat, [...listOf(repeat), index]);
    }

    return {
      show,
      empty: (): void => {
        changeRemoved([]);
        fields.show(Object.keys(fields.read()).map((path) => [path, '']));
      },
      add(repeat: string, index: number) {
        if (!listOf(repeat).includes(index)) change(repeat, [...listOf(repeat), index]);
      },
      addNamed(repeat: string, name: string) {
        const raw = fields.read();
        const isEmpty = (index: number) =>
          !Object.keys(raw).some((path) => path.startsWith(`${repeat}.${index}.`));
        const index = listOf(repeat).find(isEmpty) ?? newBlock(listOf(repeat));
        focusOn(repeat, index);
        show([[`${repeat}.${index}.name`, name]]);
      },
      remove(repeat: string, index: number) {
        const isInside = ([path]: [string, unknown]) =>
          path.replace(/^explanations\./, '').startsWith(`${repeat}.${index}.`);
        const values = Object.entries(fields.read()).filter(isInside);
        const position = listOf(repeat).indexOf(index);
        const rest = listOf(repeat).filter((other) => other !== index);
        fields.show(values.map(([path]) => [path, '']));
        changeRemoved([...now.current.removed, { repeat, index, values }]);
        focusOn(repeat, rest[Math.min(position, rest.length - 1)]);
        change(repeat, rest);
      },
      undo(repeat: string) {
        const last = now.current.removed.findLast((block) => block.repeat === repeat);
        if (!last) return;
        changeRemoved(now.current.removed.filter((block) => block !== last));
        focusOn(repeat, last.index);
        fields.show(last.values);
        change(repeat, [...listOf(repeat), last.index]);
      },
    };
  }, [fields.read, fields.show]);

  return useMemo(() => {
    const { show, empty, ...actions } = steps;
    const gone = Object.fromEntries(removed.flatMap(({ values }) => values));
    return { blocks, gone, show, empty, actions: { ...actions, removed: countByRepeat(removed) } };
  }, [blocks, removed, steps]);
}

function blocksOf(values: Values): [repeat: string, index: number][] {
  return values.map(([path]) => {
    const [repeat = '', index] = path.split('.');
    return [repeat, Number(index)];
  });
}

function countByRepeat(removed: readonly RemovedBlock[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { repeat } of removed) counts[repeat] = (counts[repeat] ?? 0) + 1;
  return counts;
}
