import { useParts } from './dom/use-parts.ts';
import { changesToSync, conflictsOf } from './draft/draft-state.ts';
import type { FormValues } from './draft/values.ts';
import type { FormModel } from './form-model.ts';
import { ClosedNotice, CodeNotice, Conflicts, ErrorSummary, LockedNote, OpenedNotes } from './lazy-parts.ts';
import { isCodeRefusal } from './opening/code-error.ts';
import { SendingStatus } from './review/SendingStatus.tsx';

/** What stands above the form: what is wrong, what waits for a choice, what the Department asks. */
export function NoticesPlace({ model }: { model: FormModel }) {
  const { steps, validation } = model;
  useParts(model, () => {
    const { response, refusal, conflicts, repeats, removed, values, unit } = model.state;
    const isWaiting = Object.keys(conflicts).length > 0;
    return [
      ...[
        response,
        refusal,
        conflicts,
        repeats,
        removed,
        unit,
        (isWaiting || model.readOnly === 'locked') && values,
      ],
      ...[model.closed, model.isAttempted, model.codeError, model.opening.isByLink, validation.found],
      ...[validation.progress, steps.sending, steps.stage, steps.attempt],
    ];
  });
  const { state, closed, codeError } = model;
  const { response, refusal, repeats, removed } = state;
  const isReadOnly = model.readOnly !== undefined;
  const isLocked = model.readOnly === 'locked';
  const conflicts = conflictsOf(state);
  const { errors } = validation.found;
  return (
    <>
      {closed && state.unit === '' && <ClosedNotice key={closed.count} unit={closed.unit} />}
      {isCodeRefusal(refusal) && (model.opening.isByLink || response) && (
        <CodeNotice isOpen={response !== undefined} />
      )}
      {isLocked && <LockedNote store={model.store} differing={changesToSync(state).length} />}
      {model.isAttempted && !isReadOnly && (
        <ErrorSummary errors={errors} repeats={repeats} codeError={codeError} attempt={steps.attempt} />
      )}
      {steps.sending.kind === 'failed' && steps.stage === 'filling' && (
        <SendingStatus sending={steps.sending} takesFocus={errors.length === 0 && !codeError} />
      )}
      {conflicts.length > 0 && (
        <Conflicts
          conflicts={conflicts}
          repeats={repeats}
          gone={Object.assign({}, ...removed.map(({ values }) => values)) as FormValues}
          onChoose={isReadOnly ? undefined : (paths, which) => model.resolve(paths, which)}
        />
      )}
      {response && (
        <OpenedNotes
          opened={response}
          repeats={repeats}
          progress={validation.progress}
          onTake={isReadOnly ? undefined : (values) => model.offer(values)}
        />
      )}
    </>
  );
}
