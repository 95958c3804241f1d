import type { RefObject } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { findField, isExplanationPath } from '../questionnaire/fields.ts';
import type { RawInput } from '../questionnaire/raw-input.ts';
import type { AnswerError } from '../questionnaire/read-raw.ts';
import { readAccessCode } from '../submission/access-code.ts';
import { provinceByCode } from '../units/units.ts';
import type { BlockActions } from './BlocksView.tsx';
import type { Typed } from './draft/changes.ts';
import { tidyField } from './fields/tidy-field.ts';
import { newBlock } from './form-content.ts';
import { takePersonalLink } from './personal-link.ts';
import { readExtra } from './read-form.ts';
import { useBlocks } from './use-blocks.ts';
import { useFields } from './use-fields.ts';
import { useReading } from './use-reading.ts';
import { useSending, type Sending } from './use-sending.ts';
import { useSession } from './use-session.ts';
import { writeField } from './write-form.ts';

/** Everything a person can do with the form, from the first key to the confirmation. */
export type Filling = ReturnType<typeof useFilling>;

/** Brings together the parts of the form: fields, blocks, reading, keeping and sending. */
export function useFilling(
  element: RefObject<HTMLFormElement>,
  initial: RawInput,
  errors: AnswerError[],
  sent: Sending,
) {
  const fields = useFields(element, initial);
  const blocks = useBlocks(initial, fields.remember);
  const include = blocks.include;
  const show = useCallback(
    (values: readonly (readonly [string, Typed])[]) => {
      fields.show(values);
      include(values.filter(([, value]) => value.length > 0).map(([path]) => path));
    },
    [fields.show],
  );
  const { session, view, typed } = useSession(fields.read, show);
  const reading = useReading(fields.read, errors);
  const { sending, start, reset } = useSending(sent);
  const [stage, setStage] = useState<'filling' | 'review'>('filling');
  const [progress, setProgress] = useState<RawInput>(initial);
  const [attempt, setAttempt] = useState(0);
  const jumpTo = useRef<string>();

  const code = () => readAccessCode(readExtra(element.current!, 'access_code'));
  const unit = () => String(fields.read().unit ?? '');

  async function open(): Promise<boolean> {
    const typedCode = code();
    if (!typedCode.ok) {
      session.refuse('code_misspelled');
      return false;
    }
    if (unit() === '') {
      reading.showErrorsAt('unit');
      document.querySelector<HTMLElement>('[role=combobox]')?.focus();
      return false;
    }
    return session.open({ unit: unit(), access_code: typedCode.code });
  }

  useEffect(() => {
    const link = takePersonalLink();
    session.restore();
    if (link && element.current) {
      writeField(element.current, 'access_code', link.code);
      if (provinceByCode(link.unit)) show([['unit', link.unit]]);
      void open();
    }
    setProgress(fields.read());
  }, []);

  useEffect(() => {
    if (stage !== 'filling' || !jumpTo.current) return;
    document.getElementById(jumpTo.current)?.scrollIntoView();
    jumpTo.current = undefined;
  }, [stage]);

  const province = provinceByCode(unitOf(element) || String(fields.raw.unit ?? ''));

  return {
    session,
    view,
    blocks,
    fields,
    reading,
    sending,
    stage,
    progress,
    attempt,
    typed,
    unitName: province?.name,
    actions: useMemo<BlockActions>(
      () => ({
        ...withTyped(blocks.actions, typed),
        addNamed(repeat, name) {
          const raw = fields.read();
          const isEmpty = (index: number) =>
            !Object.keys(raw).some((path) => path.startsWith(`${repeat}.${index}.`));
          const list = blocks.blocks[repeat] ?? [];
          const index = list.find(isEmpty) ?? newBlock(list);
          show([[`${repeat}.${index}.name`, name]]);
          blocks.focusOn(repeat, index);
          typed();
        },
      }),
      [blocks, typed],
    ),

    leave: (event: FocusEvent): void => {
      const path = tidyField(event.target);
      if (!path || !(findField(path) || isExplanationPath(path))) return;
      // The explanation of a warning that goes away leaves the form; its words must not.
      if (Object.keys(fields.read()).some(isExplanationPath)) fields.remember();
      reading.readAfterLeaving(path);
      setProgress(fields.read());
    },
    paste: (event: ClipboardEvent): void => {
      const { target } = event;
      setTimeout(() => tidyField(target));
    },
    choose: (path: string, which: 'yours' | 'theirs'): void => {
      session.choose(path, which);
      typed();
    },
    bringIn: (file: RawInput): void => {
      session.bringIn(file);
      typed();
    },
    worksheet: {
      raw: fields.raw,
      read: fields.read,
      show: (values: readonly (readonly [string, Typed])[]) => {
        show(values);
        typed();
      },
      onSums: (sums: RawInput) => {
        session.bringIn(sums);
        typed();
      },
      districts: province?.districts,
    },
    open: () => void open(),

    /** Reads everything; leads to the review when nothing is wrong and nothing waits for a choice. */
    review: async (): Promise<void> => {
      setAttempt(attempt + 1);
      reset();
      if (!reading.readAll().ok) return;
      const typedCode = code();
      if (!typedCode.ok && typedCode.problem === 'misspelled') {
        session.refuse('code_misspelled');
        document.getElementById('ma-truy-cap')?.focus();
        return;
      }
      if (typedCode.ok && !view.opened && !(await open())) {
        document.getElementById('ma-truy-cap')?.focus();
        return;
      }
      await session.keepOnSystem();
      if (session.hasConflicts()) {
        document.getElementById('khac-nhau')?.scrollIntoView();
        return;
      }
      if (reading.readAll().ok) setStage('review');
    },

    send: async (): Promise<void> => {
      const typedCode = code();
      const result = await start({
        raw: fields.read(),
        baseRevision: view.opened?.revision ?? 0,
        code: typedCode.ok ? typedCode.code : undefined,
      });
      if (result.kind === 'stored') {
        session.sent(result.receipt);
        setStage('filling');
      } else if (result.kind === 'failed' && result.reason === 'stale_revision') {
        await open();
        setStage('filling');
      } else if (result.kind === 'failed' && result.errors.length > 0) {
        reading.showErrors(result.errors);
        setStage('filling');
      }
    },

    backTo: (sectionId: string): void => {
      jumpTo.current = sectionId;
      setStage('filling');
    },
    correct: (): void => {
      jumpTo.current = 'noi-dung';
      reset();
      setStage('filling');
    },
  };
}

/** Adding, removing and bringing back blocks changes the draft like typing does. */
function withTyped(
  actions: Omit<BlockActions, 'addNamed'>,
  typed: () => void,
): Omit<BlockActions, 'addNamed'> {
  return {
    ...actions,
    remove(repeat, index) {
      actions.remove(repeat, index);
      typed();
    },
    undo(repeat) {
      actions.undo(repeat);
      typed();
    },
  };
}

const unitOf = (element: RefObject<HTMLFormElement>) =>
  element.current ? readExtra(element.current, 'unit') : '';
