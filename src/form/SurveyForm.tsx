import { useMemo, useRef, useState } from 'preact/hooks';
import type { RawInput } from '../questionnaire/raw-input.ts';
import type { AnswerError } from '../questionnaire/read-raw.ts';
import type { Receipt } from '../submission/receipt.ts';
import { AccessCode } from './AccessCode.tsx';
import type { CodeError } from './code-error.ts';
import { Confirmation } from './Confirmation.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { placeOf, withRequests } from './form-content.ts';
import { FormSections } from './FormSections.tsx';
import { DraftTools } from './DraftTools.tsx';
import { Conflicts, loadParts, OpenedNotes, ReviewStep } from './parts.ts';
import { SavingBar } from './SavingBar.tsx';
import { SectionList } from './SectionList.tsx';
import { SendSection } from './SendSection.tsx';
import { WorksheetOpener } from './worksheet/WorksheetOpener.tsx';
import { useFilling } from './use-filling.ts';
import { sendingAfter, type PlainRefusal } from './sending/sending.ts';
import { useIsReady } from './use-is-ready.ts';
import { SendingStatus } from './SendingStatus.tsx';

/** What the form is rendered with: nothing at first, or how a plain POST ended. */
export interface SurveyFormProps {
  raw?: RawInput;
  errors?: AnswerError[];
  receipt?: Receipt;
  refusal?: PlainRefusal;
  /** What is to be done about the access code, which a plain POST never gives back. */
  codeError?: CodeError;
  /** The revision a correction goes on from. */
  baseRevision?: number;
}

/** The Phiếu as a form. Its inputs keep what is typed themselves, so that nothing is lost before script runs. */
export function SurveyForm({
  raw = {},
  errors = [],
  receipt,
  refusal,
  baseRevision,
  ...rest
}: SurveyFormProps) {
  const element = useRef<HTMLFormElement>(null);
  const isReady = useIsReady();
  const filling = useFilling(element, raw, errors, sendingAfter(receipt, refusal));
  const { session, view, readOnly, blocks, fields, reading, sending, stage } = filling;
  const [codeError, setCodeError] = useState(rest.codeError);
  const [isAttempted, setIsAttempted] = useState(errors.length > 0 || codeError !== undefined);
  const shownErrors = useMemo(
    () => (reading.reading && !reading.reading.ok ? reading.reading.errors : []),
    [reading.reading],
  );
  const placed = shownErrors.map((error) => ({ ...error, place: placeOf(error.path, blocks.blocks) }));
  const requested = view.opened?.request?.items;
  const warnings = useMemo(
    () => (requested ? withRequests(reading.warnings, requested) : reading.warnings),
    [reading.warnings, requested],
  );
  const isReadOnly = readOnly !== undefined;
  // Where nothing can be corrected any more nothing is asked to be.
  const form = useMemo(
    () => ({ raw: fields.raw, errors: isReadOnly ? {} : reading.errors, warnings, isReadOnly }),
    [fields.raw, reading.errors, warnings, isReadOnly],
  );
  const hasFailed = sending.kind === 'failed';
  const isSent = sending.kind === 'stored';
  const isFilling = stage === 'filling' && !isSent;

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (isReadOnly) return;
    setIsAttempted(true);
    void filling.review();
  }

  return (
    <>
      {isSent && <Confirmation receipt={sending.receipt} onCorrect={isReady ? filling.correct : undefined} />}
      {stage === 'review' && !isSent && (
        <ReviewStep
          reading={reading.reading}
          read={fields.read}
          blocks={blocks.blocks}
          sending={sending}
          opened={view.opened}
          readOnly={readOnly}
          onSend={() => void filling.send()}
          onEdit={filling.backTo}
        />
      )}
      <div class="form-layout" hidden={!isFilling}>
        <SectionList
          values={isReady ? reading.progress : undefined}
          errors={reading.reading && shownErrors}
          requests={requested ?? nothingRequested}
        />
        <form
          ref={element}
          class="form-body"
          method="post"
          action="/api/responses"
          noValidate
          autocomplete="off"
          onSubmit={submit}
          onInput={filling.typed}
          onChange={filling.leave}
          onFocusOut={filling.leave}
          onFocusIn={loadParts}
          onKeyDown={keepEnterInside}
          onPaste={filling.paste}
        >
          {baseRevision !== undefined && <input type="hidden" name="base_revision" value={baseRevision} />}
          {isAttempted && !isReadOnly && (
            <ErrorSummary errors={placed} codeError={codeError} attempt={filling.attempt} />
          )}
          {hasFailed && isFilling && (
            <SendingStatus sending={sending} takesFocus={placed.length === 0 && !codeError} />
          )}
          {view.conflicts.length > 0 && (
            <Conflicts
              conflicts={view.conflicts}
              blocks={blocks.blocks}
              gone={blocks.gone}
              onChoose={isReadOnly ? undefined : filling.choose}
            />
          )}
          {view.opened && (
            <OpenedNotes
              opened={view.opened}
              blocks={blocks.blocks}
              progress={reading.progress}
              onTake={isReadOnly ? undefined : filling.bringIn}
            />
          )}
          <FormSections
            form={form}
            blocks={blocks.blocks}
            actions={isReady && !isReadOnly ? filling.actions : undefined}
            accessCode={
              <AccessCode
                session={view}
                unitName={filling.unitName}
                onOpen={isReady ? filling.open : undefined}
                error={codeError}
                onTyped={() => setCodeError(undefined)}
              />
            }
            isUnitFixed={view.opened !== undefined}
            worksheet={isReady && <WorksheetOpener {...filling.worksheet} />}
          />
          <SendSection
            form={form}
            opened={view.opened}
            isReady={isReady}
            readOnly={readOnly}
            isReviewMissing={filling.isReviewMissing}
          />
        </form>
        {isReady && <DraftTools read={fields.read} onFile={isReadOnly ? undefined : filling.bringIn} />}
      </div>
      {isReady && (
        <SavingBar
          status={view.status}
          onDelete={() => session.deleteHere()}
          opened={isSent ? undefined : view.opened}
          readOnly={isSent ? undefined : readOnly}
          conflicts={isSent ? 0 : view.conflicts.length}
          onSeeConflicts={() => void filling.backToConflicts()}
        />
      )}
    </>
  );
}

const nothingRequested: readonly [] = [];

/** Enter in a line of text goes nowhere: the Phiếu is long, and only its button ends it. */
function keepEnterInside(event: KeyboardEvent): void {
  const { target, key, isComposing } = event;
  if (key === 'Enter' && !isComposing && target instanceof HTMLInputElement && target.type !== 'submit')
    event.preventDefault();
}
