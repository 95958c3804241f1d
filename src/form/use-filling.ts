import type { RefObject } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { RawInput } from '../questionnaire/raw-input.ts';
import type { AnswerError } from '../questionnaire/read-raw.ts';
import { provinceByCode } from '../units/units.ts';
import type { BlockActions } from './BlocksView.tsx';
import { tidyField } from './fields/tidy-field.ts';
import { fieldId } from './field-id.ts';
import { loadParts } from './parts.ts';
import { readExtra } from './read-form.ts';
import type { Sending } from './sending/sending.ts';
import { readOnlyBecause } from './read-only.ts';
import { useBlocks } from './use-blocks.ts';
import { useFields, type Values } from './use-fields.ts';
import { useGoal } from './use-goal.ts';
import { useOpening } from './use-opening.ts';
import { useReading } from './use-reading.ts';
import { useSession } from './use-session.ts';
import { useSteps } from './use-steps.ts';

/** Everything a person can do with the form, from the first key to the confirmation. */
export type Filling = ReturnType<typeof useFilling>;

/** Brings together the parts of the form: fields, blocks, reading, keeping, opening and sending. */
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
  const { session, view, typed } = useSession(fields.read, { show, empty: blocks.empty });
  const goTo = useGoal();
  const opening = useOpening(element, { session, show, typed, showErrorsAt: reading.showErrorsAt, goTo });
  useEffect(() => {
    if (sent.kind === 'stored') session.sent(initial, sent.receipt);
  }, []);
  const steps = useSteps({ session, opening, fields, reading, goTo }, sent);
  const actions = useMemo(
    () =>
      andThen(blocks.actions, () => {
        typed();
        reading.readSoon();
      }),
    [blocks.actions, typed, reading.readSoon],
  );
  const province = provinceByCode(
    element.current ? readExtra(element.current, 'unit') : String(initial.unit ?? ''),
  );

  /** Brings values into the form; where it holds others, both are shown. */
  function bringIn(values: RawInput): void {
    session.bringIn(values);
    typed();
  }

  function choose(paths: readonly string[], which: 'yours' | 'theirs'): void {
    for (const path of paths) session.choose(path, which);
    typed();
    const isLast = !session.hasConflicts();
    goTo(isLast ? (paths.length === 1 ? fieldId(paths[0]!) : 'noi-dung') : 'khac-nhau');
  }

  const readOnly = readOnlyBecause(view);
  return {
    ...steps,
    session,
    view,
    readOnly,
    blocks,
    fields,
    reading,
    actions,
    bringIn,
    choose,
    unitName: province?.name,
    open: () => void opening.open(),
    /** At every key. */
    typed: (): void => {
      typed();
      loadParts();
    },
    /** When a field is left or changed at once. */
    leave: (event: Event): void => {
      const path = tidyField(event.target);
      if (path) reading.visit(path);
      if (path === 'unit') session.unitChosen();
    },
    paste: ({ target }: ClipboardEvent): void => {
      setTimeout(() => tidyField(target));
    },
    worksheet: {
      raw: fields.raw,
      read: fields.read,
      remember: fields.remember,
      show: (values: Values) => {
        show(values);
        typed();
      },
      onDiffering: (sums: RawInput) => {
        bringIn(sums);
        void steps.backToConflicts();
      },
      districts: province?.districts,
      isReadOnly: readOnly !== undefined,
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
