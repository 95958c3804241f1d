import { useEffect, useMemo, useState } from 'preact/hooks';
import { explanationPath } from '../questionnaire/fields.ts';
import { textsAt } from '../questionnaire/raw-input.ts';
import { placeOf } from './form-content.ts';
import { Review } from './Review.tsx';
import { SendStep } from './SendStep.tsx';
import type { Filling } from './use-filling.ts';

/** The step before sending: the whole Phiếu once more, the consent, the button. */
export function ReviewStep({ filling }: { filling: Filling }) {
  const { reading, blocks, fields, sending } = filling;
  const [isApproved, setIsApproved] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const result = reading.reading;
  const warnings = useMemo(() => {
    const raw = fields.read();
    return (result?.warnings ?? []).map((warning) => ({
      ...warning,
      place: placeOf(warning.path, blocks.blocks),
      explanation: textsAt(raw, explanationPath(warning.path))[0],
    }));
  }, [result]);
  // What was agreed to is what was shown.
  useEffect(() => setIsApproved(false), [result]);
  if (!result?.ok) return null;
  return (
    <div class="review-step">
      <Review answers={result.answers} warnings={warnings} onEdit={filling.backTo} />
      <SendStep
        sending={sending}
        hasCode={filling.view.opened !== undefined}
        isApproved={isApproved}
        isAsked={isAsked && !isApproved}
        onApprove={setIsApproved}
        onSend={() => (isApproved ? void filling.send() : setIsAsked(true))}
        onBack={() => filling.backTo('gui-phieu')}
      />
    </div>
  );
}
