import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Section } from '../questionnaire/questionnaire.ts';
import type { AnswerError } from '../questionnaire/parse-answers.ts';
import type { Receipt } from '../submission/receipt.ts';
import { AccessCode } from './opening/AccessCode.tsx';
import type { CodeError } from './opening/code-error.ts';
import { conflictsOf, syncStatusOf } from './draft/draft-state.ts';
import { valueAt, type FormValues } from './draft/values.ts';
import { placeOf, withRequests, type FormContent } from './form-content.ts';
import { FormSections } from './sections/FormSections.tsx';
import {
  ClosedNotice,
  CodeNotice,
  Confirmation,
  Conflicts,
  DraftTools,
  ErrorSummary,
  preloadLazyParts,
  loadProgress,
  OpenedNotes,
  PasteNotice,
  ReviewStep,
  UnitNotice,
} from './lazy-parts.ts';
import { SavingBar } from './draft/SavingBar.tsx';
import { SectionList } from './sections/SectionList.tsx';
import { SendSection } from './sections/SendSection.tsx';
import { WorksheetOpener } from './worksheet/WorksheetOpener.tsx';
import { useSurveyForm } from './use-survey-form.ts';
import { sendingAfter, type PlainRefusal } from './review/sending.ts';
import { useIsReady, useIsTouched } from './dom/use-is-ready.ts';
import { SendingStatus } from './review/SendingStatus.tsx';
import { isCodeRefusal } from './opening/code-error.ts';
import type { Found } from './sections/section-progress.ts';

/** What the form is rendered with: nothing at first, or how a plain POST ended. */
export interface SurveyFormProps {
  values?: FormValues;
  errors?: AnswerError[];
  receipt?: Receipt;
  refusal?: PlainRefusal;
  /** What is to be done about the access code, which a plain POST never gives back. */
  codeError?: CodeError;
  /** The revision a correction goes on from. */
  baseRevision?: number;
}

/** The Phiếu as a form. Its inputs keep what is typed themselves, so that nothing is lost before script runs. */
export function SurveyForm(props: SurveyFormProps) {
  const { values: formValues = {}, errors = [], receipt, refusal, baseRevision } = props;
  const element = useRef<HTMLFormElement>(null);
  const isReady = useIsReady();
  const isTouched = useIsTouched();
  const survey = useSurveyForm(element, formValues, errors, sendingAfter(receipt, refusal));
  const { store, state, readOnly, validation, sending, stage } = survey;
  const { repeats, response, unit } = state;
  const [codeError, setCodeError] = useState(props.codeError);
  const [isAttempted, setIsAttempted] = useState(errors.length > 0 || codeError !== undefined);
  /** Fields of a form that is blank again are new ones: nothing of before can be undone in them. */
  const [closed, setClosed] = useState<{ unit: string; count: number }>();
  const formNumber = closed?.count ?? 0;
  const conflicts = conflictsOf(state);
  const placed = validation.found.errors.map((error) => ({ ...error, place: placeOf(error.path, repeats) }));
  const requested = response?.request?.items;
  const warnings = useMemo(
    () => (requested ? withRequests(validation.warnings, requested) : validation.warnings),
    [validation.warnings, requested],
  );
  const isReadOnly = readOnly !== undefined;
  // Where nothing can be corrected any more nothing is asked to be.
  const form = useMemo<FormContent>(
    () => ({
      valueAt: (path) => valueAt(store.state.values, path),
      unit,
      errors: isReadOnly ? {} : validation.errors,
      warnings,
      isReadOnly,
    }),
    [store, unit, validation.errors, warnings, isReadOnly, survey.revision],
  );
  const isInUse = isTouched || state.local.bases.length > 0;
  const progressWords = useProgressWords(isInUse, validation.progress, {
    errors: validation.found.errors,
    requests: requested ?? nothingRequested,
  });
  const hasFailed = sending.kind === 'failed';
  const isSent = sending.kind === 'stored';
  const isFilling = stage === 'filling' && !isSent;

  /** The Phiếu of a Sở was closed in this browser: the form is blank, and nothing of before is left on it. */
  function close(closedUnit: string): void {
    setClosed({ unit: closedUnit, count: formNumber + 1 });
    setIsAttempted(false);
    setCodeError(undefined);
    survey.reset();
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (isReadOnly) return;
    setIsAttempted(true);
    void survey.review();
  }

  return (
    <>
      {isSent && <Confirmation receipt={sending.receipt} onCorrect={isReady ? survey.correct : undefined} />}
      {stage === 'review' && !isSent && (
        <ReviewStep
          parsed={validation.parsed}
          values={state.values}
          repeats={repeats}
          isSettled={survey.isSettled}
          sending={sending}
          opened={response}
          readOnly={readOnly}
          onSend={() => void survey.send()}
          onEdit={survey.backTo}
        />
      )}
      <div class="form-layout" hidden={!isFilling}>
        <SectionList wordsOf={progressWords} />
        <form
          ref={element}
          class="form-body"
          method="post"
          action="/api/responses"
          noValidate
          autocomplete="off"
          onSubmit={submit}
          onInput={survey.input}
          onChange={survey.leave}
          onFocusOut={survey.leave}
          onFocusIn={preloadLazyParts}
          onKeyDown={(event) => (keepEnterInside(event), survey.keyDown(event))}
          onPaste={survey.paste}
          onBeforeInput={survey.beforeInput}
        >
          {baseRevision !== undefined && <input type="hidden" name="base_revision" value={baseRevision} />}
          {closed && unit === '' && <ClosedNotice unit={closed.unit} />}
          {isCodeRefusal(state.refusal) && (survey.isByLink || response) && (
            <CodeNotice isOpen={response !== undefined} />
          )}
          {isAttempted && !isReadOnly && (
            <ErrorSummary errors={placed} codeError={codeError} attempt={survey.attempt} />
          )}
          {hasFailed && isFilling && (
            <SendingStatus sending={sending} takesFocus={placed.length === 0 && !codeError} />
          )}
          {conflicts.length > 0 && (
            <Conflicts
              conflicts={conflicts}
              repeats={repeats}
              gone={Object.assign({}, ...state.removed.map(({ values }) => values)) as FormValues}
              onChoose={isReadOnly ? undefined : survey.resolve}
            />
          )}
          {response && (
            <OpenedNotes
              opened={response}
              repeats={repeats}
              progress={validation.progress}
              onTake={isReadOnly ? undefined : survey.offer}
            />
          )}
          <FormSections
            key={`sections-${formNumber}`}
            form={form}
            repeats={repeats}
            actions={isReady && !isReadOnly ? survey.actions : undefined}
            accessCode={
              <>
                {state.former !== undefined && (
                  <UnitNotice
                    former={state.former}
                    unitName={survey.unitName}
                    onMoveDraft={survey.moveDraft}
                  />
                )}
                <AccessCode
                  draft={state}
                  unitName={survey.unitName}
                  onOpen={isReady ? survey.open : undefined}
                  error={codeError}
                  onTyped={() => setCodeError(undefined)}
                />
              </>
            }
            isUnitFixed={response !== undefined}
            afterTable={
              isReady && (
                <>
                  <div role="status">
                    {survey.isPasteMissing && (
                      <p class="field-error">Chưa dán được vì mất kết nối. Đề nghị dán lại.</p>
                    )}
                    {survey.pasted && !isReadOnly && (
                      <PasteNotice pasted={survey.pasted} onUndo={survey.undoPaste} />
                    )}
                  </div>
                  <WorksheetOpener
                    form={form}
                    read={() => store.state.values}
                    show={(values) => survey.act({ type: 'edited', values })}
                    onDiffering={(sums) => {
                      survey.offer(sums);
                      void survey.backToConflicts();
                    }}
                    districts={survey.districts}
                    isReadOnly={isReadOnly}
                  />
                </>
              )
            }
          />
          <SendSection
            key={`send-${formNumber}`}
            form={form}
            opened={response}
            isReady={isReady}
            readOnly={readOnly}
            isReviewMissing={survey.isReviewMissing}
          />
        </form>
        {isInUse && (
          <DraftTools
            state={state}
            store={store}
            onFile={isReadOnly ? undefined : survey.offerFile}
            onClosed={close}
            onRestore={
              isReadOnly || response?.isLocked
                ? undefined
                : (values) => survey.act({ type: 'edited', values })
            }
          />
        )}
      </div>
      {isReady && (
        <SavingBar
          status={syncStatusOf(state)}
          opened={isSent ? undefined : response}
          readOnly={isSent ? undefined : readOnly}
          conflicts={isSent ? 0 : conflicts.length}
          onSeeConflicts={() => void survey.backToConflicts()}
        />
      )}
    </>
  );
}

const nothingRequested: readonly [] = [];

/** How far the sections are, in words; undefined until that is asked for and loaded. */
function useProgressWords(isWanted: boolean, values: FormValues, found: Found) {
  const [part, setPart] = useState<Awaited<ReturnType<typeof loadProgress>>>();
  useEffect(() => {
    // Without it the list has no words; that is no reason to say anything.
    if (isWanted) loadProgress().then(setPart, () => undefined);
  }, [isWanted]);
  const { errors, requests } = found;
  return useMemo(
    () =>
      part &&
      ((section: Section) =>
        part.progressWords(section, part.sectionProgress(section, values, { errors, requests }))),
    [part, values, errors, requests],
  );
}

// After a plain POST: script takes over what stands in the page only when it has all of it.
if (typeof document !== 'undefined' && document.querySelector('.confirmation, .error-summary'))
  await Promise.all([Confirmation.load(), ErrorSummary.load()]);

/** Enter in a line of text goes nowhere: the Phiếu is long, and only its button ends it. */
function keepEnterInside(event: KeyboardEvent): void {
  const { target, key, isComposing } = event;
  if (key === 'Enter' && !isComposing && target instanceof HTMLInputElement && target.type !== 'submit')
    event.preventDefault();
}
