import { nextStep, type ResponseStatus as Place } from '../submission/next-step.ts';
import { signedCopyLabels, stateLabels } from '../submission/states.ts';

/** Where a response stands, what is to be done next and by whom. */
export function ResponseStatus({ place }: { place: Place }) {
  const { who, what } = nextStep(place);
  const isSent = !['draft', 'in_signature'].includes(place.state);
  const state = stateLabels[place.state];
  return (
    <dl class="standing">
      <div>
        <dt>Trạng thái</dt>
        <dd>{place.isLocked && isSent ? `${state}; bản đính chính đang trình ký` : state}</dd>
      </div>
      {isSent && (
        <div>
          <dt>Bản ký</dt>
          <dd>{signedCopyLabels[place.signed_copy]}</dd>
        </div>
      )}
      <div>
        <dt>Việc tiếp theo</dt>
        <dd>
          <strong>{who}</strong>: {what}
        </dd>
      </div>
    </dl>
  );
}
