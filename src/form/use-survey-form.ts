import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Warning } from '../questionnaire/checks/warning.ts';
import type { AnswerError } from '../questionnaire/parse-answers.ts';
import { provinceByCode } from '../units/units.ts';
import { afterPaint } from './dom/after-paint.ts';
import type { RepeatActions } from './sections/RepeatView.tsx';
import {
  countHistory,
  editOf,
  isBox,
  isControl,
  isHistoryUnsafe,
  isUndoKey,
  showAll,
  showChanges,
} from './dom/controls.ts';
import { conflictsOf } from './draft/draft-state.ts';
import type { DraftEvent } from './draft/draft-events.ts';
import { newIndex } from './draft/repeats.ts';
import { valueAt, type FieldValue, type FieldValues, type FormValues } from './draft/values.ts';
import { fieldId, repeatId, undoId } from './dom/field-id.ts';
import type { Pasted } from './fields/paste-undo.ts';
import { tidyField } from './fields/tidy-field.ts';
import { preloadLazyParts, loadPaste } from './lazy-parts.ts';
import { readOnlyBecause } from './read-only.ts';
import type { Sending } from './review/sending.ts';
import { useDraft } from './draft/use-draft.ts';
import { useFocusTarget } from './dom/focus.ts';
import { useOpening } from './opening/use-opening.ts';
import { useSteps } from './review/use-steps.ts';
import { useValidation } from './use-validation.ts';

type PasteModule = Awaited<ReturnType<typeof loadPaste>>;

/** Everything a person can do with the form, from the first key to the confirmation. */
export type SurveyFormActions = ReturnType<typeof useSurveyForm>;

/** Connects the draft with the page: events of the page change the draft, and the page shows every change of it. */
export function useSurveyForm(
  element: RefObject<HTMLFormElement>,
  initial: FormValues,
  errors: AnswerError[],
  sent: Sending,
) {
  const { store, state, saveSoon } = useDraft(initial);
  const values = useMemo(() => () => store.state.values, [store]);
  const hasPlan = state.response?.hasPlan === true;
  const isSettled = useMemo(
    () =>
      ({ rule }: Warning) =>
        hasPlan && rule === 'plan_to_be_attached',
    [hasPlan],
  );
  const validation = useValidation(values, errors, isSettled);
  const moveFocusTo = useFocusTarget();
  /** What was pasted last, and what knows how to take it back. */
  const [pasted, setPasted] = useState<Pasted & { part: PasteModule }>();
  const [isPasteMissing, setIsPasteMissing] = useState(false);
  /** The last range that waits for what takes it apart. */
  const waiting = useRef<{ isUndone?: true }>();
  const isTyping = useRef(false);
  /** Counts what changed in the fields otherwise than by typing: what is said of them is rendered again. */
  const [revision, setRevision] = useState(0);

  useEffect(
    () =>
      store.subscribe((now, before) => {
        // What was pasted into the draft of one Sở is never taken back in that of another.
        if (before.unit !== '' && now.unit !== before.unit) setPasted(undefined);
        if (now.values === before.values) return;
        if (element.current) showChanges(element.current, before.values, now.values);
        if (isTyping.current) return;
        setRevision((last) => last + 1);
        validation.look();
      }),
    [],
  );
  // WebKit empties fields with autocomplete="off" a moment after a page comes back from its memory, without an event.
  useEffect(() => {
    const comeBack = ({ persisted }: PageTransitionEvent) => {
      if (!persisted) return;
      afterPaint(() => {
        if (element.current) showAll(element.current, store.state.values);
        setRevision((last) => last + 1);
      });
    };
    addEventListener('pageshow', comeBack);
    return () => removeEventListener('pageshow', comeBack);
  }, []);

  const opening = useOpening(element, { store, initial, saveSoon, demand: validation.demand, moveFocusTo });
  useEffect(() => {
    if (sent.kind === 'stored')
      store.dispatch({ type: 'sent', values: store.state.values, receipt: sent.receipt });
  }, []);
  const steps = useSteps({ store, opening, validation, moveFocusTo }, sent);

  /** Something a person did: the draft changes and is saved soon. */
  const act = useMemo(
    () => (event: DraftEvent) => {
      store.dispatch(event);
      saveSoon();
    },
    [store, saveSoon],
  );

  const repeatActions = useMemo<Omit<RepeatActions, 'removed'>>(
    () => ({
      add: (instance) => store.dispatch({ type: 'repeat_added', instance }),
      addNamed: ({ repeat, name }) => {
        const index = emptyInstance(store.state.repeats[repeat] ?? [], repeat, store.state.values);
        store.dispatch({ type: 'repeat_added', instance: { repeat, index } });
        act({ type: 'edited', values: [[`${repeat}.${index}.name`, name]] });
        moveFocusTo(repeatId(repeat, index));
      },
      remove: (instance) => {
        act({ type: 'repeat_removed', instance });
        moveFocusTo(undoId(instance.repeat, instance.index));
      },
      restore: (instance) => {
        act({ type: 'repeat_restored', instance });
        moveFocusTo(repeatId(instance.repeat, instance.index));
      },
    }),
    [store, act, moveFocusTo],
  );
  const actions = useMemo<RepeatActions>(
    () => ({ ...repeatActions, removed: state.removed }),
    [repeatActions, state.removed],
  );

  function edit(target: EventTarget | null): void {
    const edited = editOf(target);
    if (!edited || readOnlyBecause(store.state)) return;
    if (isControl(target) && target.name === 'unit') store.chooseUnit(target.value);
    else {
      isTyping.current = true;
      store.dispatch(edited);
      isTyping.current = false;
    }
    saveSoon();
  }

  function resolve(paths: readonly string[], which: (path: string) => FieldValue): void {
    for (const path of paths) store.dispatch({ type: 'conflict_resolved', path, value: which(path) });
    saveSoon();
    const isLast = conflictsOf(store.state).length === 0;
    moveFocusTo(isLast ? (paths.length === 1 ? fieldId(paths[0]!) : 'noi-dung') : 'khac-nhau');
  }

  function paste(cells: FieldValues, part: PasteModule): void {
    const before = cells.map(([path]) => [path, valueAt(store.state.values, path)] as const);
    act({ type: 'edited', values: cells });
    for (const [path] of cells) validation.visit(path);
    waiting.current = undefined;
    setIsPasteMissing(false);
    setPasted({ values: cells, before, part });
  }

  function undoPaste(): void {
    if (!pasted || readOnlyBecause(store.state)) return;
    act({ type: 'edited', values: pasted.part.toTakeBack(pasted, store.state.values) });
    setPasted(undefined);
    moveFocusTo(fieldId(pasted.before[0]?.[0] ?? 'noi-dung'));
  }

  function moveDraft(): void {
    store.moveDraft();
    saveSoon();
    if (conflictsOf(store.state).length > 0) void steps.backToConflicts();
    else moveFocusTo(fieldId('unit'));
  }

  const readOnly = readOnlyBecause(state);
  const province = provinceByCode(state.unit);
  return {
    ...steps,
    store,
    state,
    readOnly,
    revision,
    validation,
    isSettled,
    actions,
    act,
    resolve,
    pasted,
    isPasteMissing,
    undoPaste,
    moveDraft,
    unitName: province?.name,
    districts: province?.districts,
    open: () => void opening.open(),
    isByLink: opening.isByLink,
    /** Offers values to the form; where it holds others, both wait for a choice. */
    offer: (offered: FormValues): void => act({ type: 'values_offered', values: offered }),
    offerFile: (offered: FormValues): void => {
      store.offerFile(offered);
      saveSoon();
    },
    /** At every key. */
    input: (event: InputEvent): void => {
      countHistory(event);
      edit(event.target);
      preloadLazyParts();
    },
    /** The draft was closed in this browser: nothing of before is left on the page. */
    reset: (): void => {
      validation.reset();
      steps.reset();
    },
    /** When a field is left or changed at once. */
    leave: ({ target }: Event): void => {
      const path = tidyField(target);
      // A box tells of itself when it is ticked; it is left both ticked and not.
      if (isControl(target) && !isBox(target)) edit(target);
      if (path) validation.visit(path);
    },
    paste: (event: ClipboardEvent): void => {
      const { target } = event;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      const isRange =
        target instanceof HTMLInputElement && target.closest('table.counts') && /[\t\n]/.test(text.trimEnd());
      if (readOnly || event.defaultPrevented) return;
      if (!isRange) return void setTimeout(() => (tidyField(target), edit(target)));
      event.preventDefault();
      const range: { isUndone?: true } = (waiting.current = {});
      void loadPaste().then(
        (part) => {
          if (!range.isUndone) paste(part.pastedIntoCells(text, target) ?? [[target.name, text]], part);
        },
        () => {
          waiting.current = undefined;
          // Put in as it is, it would be a figure that nobody typed.
          setIsPasteMissing(true);
        },
      );
    },
    /** The browser's own undo goes no further back than what script has put into a field. */
    beforeInput: (event: InputEvent): void => {
      if (!isHistoryUnsafe(event)) return;
      event.preventDefault();
      if (event.inputType === 'historyUndo' && pasted?.part.holdsPasted(pasted, event.target)) undoPaste();
    },
    /** Ctrl+Z in a cell that was pasted into takes the paste back, also one that still waits: the browser knows of neither. */
    keyDown: (event: KeyboardEvent): void => {
      if (!isUndoKey(event)) return;
      if (waiting.current) {
        waiting.current.isUndone = true;
        waiting.current = undefined;
      } else if (pasted?.part.holdsPasted(pasted, event.target)) undoPaste();
      else return;
      event.preventDefault();
    },
  };
}

/** The first instance that holds nothing, else a new one. */
function emptyInstance(shown: readonly number[], repeat: string, values: FormValues): number {
  const isEmpty = (index: number) =>
    !Object.entries(values).some(
      ([path, value]) => path.startsWith(`${repeat}.${index}.`) && value.length > 0,
    );
  return shown.find(isEmpty) ?? newIndex(shown);
}
