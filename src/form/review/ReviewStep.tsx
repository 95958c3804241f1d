import { useEffect, useMemo, useState } from 'preact/hooks';
import { explanationPath } from '../../questionnaire/fields.ts';
import { lateReasonPath } from '../../questionnaire/late-reason.ts';
import { textsAt } from '../../questionnaire/form-values.ts';
import type { Warning } from '../../questionnaire/checks/warning.ts';
import type { ParseResult } from '../../questionnaire/parse-answers.ts';
import type { ServerResponse } from '../draft/server-response.ts';
import type { Repeats } from '../draft/repeats.ts';
import type { FormValues } from '../draft/values.ts';
import { inSentence, revisionLabel } from '../../submission/states.ts';
import type { Credentials } from '../../submission/draft-documents.ts';
import { placeOf } from '../place-of.ts';
import { inPaperOrder } from '../paper-order.ts';
import { CorrectionDifferences } from './CorrectionDifferences.tsx';
import { Review } from './Review.tsx';
import { SendStep } from './SendStep.tsx';
import type { Sending } from './sending.ts';
import { readOnlyWords, type ReadOnlyBecause } from '../read-only.ts';
import { SendingStatus } from './SendingStatus.tsx';

interface Props {
  parsed: ParseResult | undefined;
  values: FormValues;
  repeats: Repeats;
  /** Whether a warning needs no saying any more. */
  isSettled: (warning: Warning) => boolean;
  sending: Sending;
  /** The response that was opened with the code. */
  opened: ServerResponse | undefined;
  /** Why nothing may be sent any more. */
  readOnly: ReadOnlyBecause | undefined;
  /** With what the response was opened. */
  credentials: Credentials | undefined;
  /** Whether this is what was locked for signature. */
  isLocked: boolean;
  /** Locks what is read here for signature, and goes on to print it. */
  onLock: () => void;
  onSend: () => void;
  /** Back to the form, at the section or field with this id. */
  onEdit: (id: string) => void;
}

/** The step before sending: the whole Phiếu once more, the consent, the button. */
export function ReviewStep({
  parsed: result,
  values,
  repeats,
  isSettled,
  sending,
  opened,
  readOnly,
  credentials,
  isLocked,
  onLock,
  onSend,
  onEdit,
}: Props) {
  const [isApproved, setIsApproved] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const warnings = useMemo(() => {
    const told = (result?.warnings ?? []).filter((warning) => !isSettled(warning));
    return inPaperOrder(told).map((warning) => ({
      ...warning,
      place: placeOf(warning.path, repeats),
      explanation: textsAt(values, explanationPath(warning.path))[0],
    }));
  }, [result, isSettled]);
  // What was agreed to is what was shown.
  useEffect(() => setIsApproved(false), [result]);
  if (!result?.ok) return null;
  const revision = opened?.revision ?? 0;
  const differences = credentials && revision > 0 && (
    <CorrectionDifferences parsed={result} credentials={credentials} revision={revision} />
  );
  const isOver = readOnly !== undefined && !(readOnly === 'locked' && isLocked);
  return (
    <div class="review-step">
      <Review
        answers={result.answers}
        warnings={warnings}
        title={titleOf(revision, isLocked)}
        before={differences}
        onEdit={isLocked ? undefined : onEdit}
      />
      {isOver ? (
        <NothingToSend because={readOnly} sending={sending} onBack={() => onEdit('gui-phieu')} />
      ) : (
        <SendStep
          sending={sending}
          opened={opened}
          lateReason={textsAt(values, lateReasonPath)[0]}
          isApproved={isApproved}
          isAsked={isAsked && !isApproved}
          isLocked={isLocked}
          onApprove={setIsApproved}
          onLock={onLock}
          onSend={() => (isApproved ? onSend() : setIsAsked(true))}
          onBack={() => onEdit('gui-phieu')}
        />
      )}
    </div>
  );
}

/** What is read: the first send or a correction, and whether as it was locked for signature. */
function titleOf(revision: number, isLocked: boolean): string {
  const words = isLocked ? 'Xem bản đã chốt trước khi gửi' : 'Xem lại trước khi gửi';
  return revision === 0 ? words : `${revisionLabel(revision + 1)}: ${inSentence(words)}`;
}

interface NothingToSendProps {
  because: ReadOnlyBecause;
  sending: Sending;
  onBack: () => void;
}

/** The end of the review when, while it was read, the survey was closed or the Phiếu accepted. */
function NothingToSend({ because, sending, onBack }: NothingToSendProps) {
  return (
    <section class="send-step" aria-labelledby="gui">
      <h3 id="gui">Gửi Phiếu</h3>
      <p class="warning">{readOnlyWords[because]}</p>
      <SendingStatus sending={sending} takesFocus={sending.kind === 'failed'} />
      <p class="button-row">
        <button type="button" class="button-secondary" onClick={onBack}>
          Trở lại Phiếu
        </button>
      </p>
    </section>
  );
}
