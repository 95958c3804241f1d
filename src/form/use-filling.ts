import type { RefObject } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { RawInput } from '../questionnaire/raw-input.ts';
import type { AnswerError } from '../questionnaire/read-raw.ts';
import { readAccessCode } from '../submission/access-code.ts';
import { provinceByCode } from '../units/units.ts';
import type { BlockActions } from './BlocksView.tsx';
import { isSameInput } from './draft/changes.ts';
import { turnToLocalDraftOf } from './draft/local-draft.ts';
import { tidyField } from './fields/tidy-field.ts';
import { fieldId } from './field-id.ts';
import { focusOn } from './focus-on.ts';
import { Conflicts, loadParts, ReviewStep } from './parts.ts';
import { onPersonalLink, takePersonalLink, type PersonalLink } from './personal-link.ts';
import { readExtra } from './read-form.ts';
import { useBlocks } from './use-blocks.ts';
import { useFields, type Values } from './use-fields.ts';
import { useReading } from './use-reading.ts';
import type { Sending } from './sending/sending.ts';
import { useSending } from './use-sending.ts';
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
  const blocks = useBlocks(initial, fields);
  const reading = useReading(fields, errors);
  const show = useMemo(
    () => (values: Values) => {
      blocks.show(values);
      for (const [path] of values) reading.visit(path);
    },
    [blocks.show, reading.visit],
  );
  const { session, view, typed } = useSession(fields.read, show);
  const { sending, start, reset } = useSending(sent);
  const [stage, setStage] = useState<'filling' | 'review'>('filling');
  const [attempt, setAttempt] = useState(0);
  const [isReviewMissing, setIsReviewMissing] = useState(false);
  const [goal, setGoal] = useState<{ id: string }>();
  useEffect(() => {
    if (goal) focusOn(goal.id);
  }, [goal]);

  const code = () => readAccessCode(readExtra(element.current!, 'access_code'));

  async function open(): Promise<boolean> {
    const typedCode = code();
    const unit = readExtra(element.current!, 'unit');
    if (!typedCode.ok) session.refuse(typedCode.problem === 'missing' ? 'code_missing' : 'code_misspelled');
    else if (unit !== '') return session.open({ unit, access_code: typedCode.code });
    else {
      reading.showErrorsAt('unit');
      setGoal({ id: fieldId('unit') });
    }
    return false;
  }

  /** Opens the response a personal link leads to. */
  function openLink(link: PersonalLink): void {
    if (view.opened) return;
    writeField(element.current!, 'access_code', link.code);
    if (provinceByCode(link.unit)) show([['unit', link.unit]]);
    void open();
  }

  useEffect(() => {
    const link = takePersonalLink();
    if (link) turnToLocalDraftOf(link.unit);
    session.restore(link?.unit);
    // What was typed before script ran is nowhere yet.
    if (session.isUnsafe()) typed();
    if (link) openLink(link);
    return onPersonalLink(() => location.reload());
  }, []);

  const province = provinceByCode(
    element.current ? readExtra(element.current, 'unit') : String(initial.unit ?? ''),
  );

  /** Leads back to the form, to the place with this id. */
  function backTo(id: string): void {
    setGoal({ id });
    setStage('filling');
  }

  /** Leads to what waits for a choice. */
  async function backToConflicts(): Promise<void> {
    await Conflicts.load().catch(() => undefined);
    backTo('khac-nhau');
  }

  return {
    session,
    view,
    blocks,
    fields,
    reading,
    sending,
    stage,
    attempt,
    isReviewMissing,
    unitName: province?.name,
    actions: useMemo(
      () =>
        andThen(blocks.actions, () => {
          typed();
          reading.readSoon();
        }),
      [blocks.actions, typed, reading.readSoon],
    ),

    typed: (): void => {
      typed();
      loadParts();
    },
    leave: (event: Event): void => {
      const path = tidyField(event.target);
      if (path) reading.visit(path);
    },
    paste: ({ target }: ClipboardEvent): void => {
      setTimeout(() => tidyField(target));
    },
    choose: (paths: readonly string[], which: 'yours' | 'theirs'): void => {
      for (const path of paths) session.choose(path, which);
      typed();
      setGoal({
        id: session.hasConflicts() ? 'khac-nhau' : paths.length === 1 ? fieldId(paths[0]!) : 'noi-dung',
      });
    },
    bringIn: (file: RawInput): void => {
      session.bringIn(file);
      typed();
    },
    worksheet: {
      raw: fields.raw,
      read: fields.read,
      remember: fields.remember,
      show: (values: Values) => {
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
      setIsReviewMissing(false);
      reset();
      if (!reading.readAll().ok) return;
      const typedCode = code();
      if (!typedCode.ok && typedCode.problem === 'misspelled') {
        session.refuse('code_misspelled');
        return backTo('ma-truy-cap');
      }
      if (typedCode.ok && !view.opened && !(await open())) return backTo('ma-truy-cap');
      await session.keepOnSystem();
      if (session.hasConflicts()) return backToConflicts();
      if (!reading.readAll().ok) return;
      try {
        await ReviewStep.load();
        setStage('review');
      } catch {
        setIsReviewMissing(true);
      }
    },

    send: async (): Promise<void> => {
      const typedCode = code();
      const reviewed = fields.read();
      const result = await start(async () => {
        // A colleague may have saved something while this was read.
        await session.keepOnSystem();
        if (session.hasConflicts() || !isSameInput(reviewed, fields.read())) return undefined;
        return {
          raw: reviewed,
          baseRevision: session.revision(),
          code: typedCode.ok ? typedCode.code : undefined,
        };
      });
      if (result.kind === 'stored') {
        session.sent(reviewed, result.receipt);
        setStage('filling');
      } else if (result.kind === 'changed') {
        const isRight = reading.readAll().ok;
        if (session.hasConflicts()) await backToConflicts();
        else if (!isRight) setStage('filling');
      } else if (result.kind === 'failed' && result.reason === 'stale_revision') {
        await open();
        setStage('filling');
      } else if (result.kind === 'failed' && result.errors.length > 0) {
        reading.showErrors(result.errors);
        setAttempt(attempt + 1);
        setStage('filling');
      }
    },

    backTo,
    correct: (): void => {
      reset();
      backTo('noi-dung');
    },
  };
}

/** Removing and bringing back blocks changes the draft like typing does; adding an empty one does not. */
function andThen(actions: BlockActions, changed: () => void): BlockActions {
  const andTyped =
    <A extends unknown[]>(act: (...given: A) => void) =>
    (...given: A) => {
      act(...given);
      changed();
    };
  return {
    ...actions,
    remove: andTyped(actions.remove),
    undo: andTyped(actions.undo),
    addNamed: andTyped(actions.addNamed),
  };
}
