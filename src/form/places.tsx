import type { VNode } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { questions } from '../questionnaire/questionnaire.ts';
import { firstSign } from './start/first-sign.ts';
import { focusOn } from './dom/focus.ts';
import { fieldId } from './dom/field-id.ts';
import { useParts } from './dom/use-parts.ts';
import { conflictsOf, syncStatusOf } from './draft/draft-state.ts';
import { SavingBar } from './draft/SavingBar.tsx';
import { valueAt } from './draft/values.ts';
import type { FormModel } from './form-model.ts';
import { Confirmation, PasteNotice, ProvinceSearch, ReviewStep } from './lazy-parts.ts';
import { AccessCode } from './opening/AccessCode.tsx';
import { WorksheetOpener } from './worksheet/WorksheetOpener.tsx';

interface Props {
  model: FormModel;
}

/** The review and the confirmation, which take the form's place. */
export function StepsPlace({ model }: Props) {
  const { steps, validation } = model;
  const [sending, stage, locked] = useParts(model, () => [
    steps.sending,
    steps.stage,
    steps.locked,
    validation.parsed,
    steps.stage === 'review' ? model.state : undefined,
  ]);
  const isSent = sending.kind === 'stored';
  const isFilling = stage === 'filling' && !isSent;
  useEffect(() => {
    document.querySelector<HTMLElement>('.form-layout')!.hidden = !isFilling;
  }, [isFilling]);
  if (isSent) return <Confirmation receipt={sending.receipt} onCorrect={() => steps.correct()} />;
  if (isFilling) return null;
  return (
    <ReviewStep
      parsed={locked ? locked.parsed : validation.parsed}
      values={locked ? locked.values : model.state.values}
      repeats={locked ? locked.repeats : model.state.repeats}
      isLocked={locked !== undefined}
      credentials={model.state.credentials}
      isSettled={model.isSettled}
      sending={sending}
      opened={model.state.response}
      readOnly={model.readOnly}
      onLock={() => void steps.lock()}
      onSend={() => void steps.send()}
      onEdit={(id) => steps.backTo(id)}
    />
  );
}

/** What leads through the Phiếu, loaded once somebody turns to the form. */
export function GuidePlace({ model }: Props) {
  const isInUse = useIsInUse(model);
  useEffect(() => {
    // Without it the fields are there; that is no reason to say anything.
    if (isInUse)
      import('./guide.tsx').then(
        (part) => part.showGuide(model),
        () => undefined,
      );
  }, [isInUse]);
  return null;
}

/** The list of provinces gives its place to what finds in it, once somebody turns to the form and is not at the list. */
export function UnitPlace({ model, list }: Props & { list: HTMLSelectElement }) {
  const isInUse = useIsInUse(model);
  const [isFree, setIsFree] = useState(false);
  const [chosen, isFixed, count] = useParts(model, () => [
    String(valueAt(model.state.values, 'unit')),
    model.state.response !== undefined,
    model.closed?.count,
    model.revision,
  ]);
  useEffect(() => {
    if (!isInUse) return;
    if (document.activeElement === list) list.addEventListener('blur', () => setIsFree(true), { once: true });
    else setIsFree(true);
  }, [isInUse]);
  const question = questions.find((candidate) => candidate.kind === 'province')!;
  if (!isFree) return null;
  return (
    <ProvinceSearch
      key={count}
      list={list}
      options={question.options}
      chosen={chosen}
      id={fieldId('unit')}
      isFixed={isFixed}
    />
  );
}

/** The access code, and what came of it. */
export function CodePlace({ model }: Props) {
  const [response, refusal, isOpening, unitName, error, count] = useParts(model, () => [
    model.state.response,
    model.state.refusal,
    model.state.isOpening,
    model.unitName,
    model.codeError,
    model.closed?.count,
  ]);
  return (
    <AccessCode
      key={count}
      state={{ response, refusal, isOpening }}
      unitName={unitName}
      onOpen={() => void model.opening.open()}
      error={error}
      onTyped={() => model.codeTyped()}
    />
  );
}

/** What stands after the table of section 1: what was pasted, and the worksheet. */
export function TablePlace({ model }: Props) {
  const [pasted, isPasteMissing, readOnly, unit, count, revision] = useParts(model, () => [
    model.pasted,
    model.isPasteMissing,
    model.readOnly,
    model.state.unit,
    model.closed?.count,
    model.revision,
  ]);
  const form = useMemo(() => model.content, [readOnly, unit, revision]);
  return (
    <>
      <div role="status">
        {isPasteMissing && <p class="field-error">Chưa dán được vì mất kết nối. Đề nghị dán lại.</p>}
        {pasted && !readOnly && <PasteNotice pasted={pasted} onUndo={() => model.undoPaste()} />}
      </div>
      <WorksheetOpener
        key={count}
        form={form}
        read={() => model.state.values}
        show={(values) => model.act({ type: 'edited', values })}
        onDiffering={(sums) => {
          model.offer(sums);
          void model.steps.backToConflicts();
        }}
        province={unit}
        isReadOnly={readOnly !== undefined}
      />
    </>
  );
}

/** What is saved and sent. */
export function SavingPlace({ model }: Props) {
  const { steps } = model;
  useParts(model, () => [
    JSON.stringify(syncStatusOf(model.state)),
    model.state.response,
    model.readOnly,
    model.state.conflicts,
    steps.sending,
  ]);
  const isSent = steps.sending.kind === 'stored';
  return (
    <SavingBar
      status={syncStatusOf(model.state)}
      opened={isSent ? undefined : model.state.response}
      readOnly={isSent ? undefined : model.readOnly}
      conflicts={isSent ? 0 : conflictsOf(model.state).length}
      onSeeConflicts={() => void steps.backToConflicts()}
    />
  );
}

/** Leads to where the focus is to be, once every place shows what it has to. */
export function FocusPlace({ model }: Props): VNode | null {
  const [target] = useParts(model, () => [model.target]);
  useEffect(() => {
    if (target) focusOn(target.id);
  }, [target]);
  return null;
}

/** True from the first sign of a person on, and where there is a draft: what stands far below is loaded only then. */
function useIsInUse(model: FormModel): boolean {
  const [isTouched, setIsTouched] = useState(false);
  const [isSaved] = useParts(model, () => [model.state.local.bases.length > 0]);
  useEffect(() => {
    void firstSign.then(() => setIsTouched(true));
  }, []);
  return isTouched || isSaved;
}
