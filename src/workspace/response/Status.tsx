import { lateLabel } from '../../submission/deadline.ts';
import { signedCopyLabels, stateLabels, verificationLabels } from '../../submission/states.ts';
import { notSent } from '../../staff/text/labels.ts';
import { tableTime } from '../../vietnamese/dates.ts';
import type { UnitDocument } from '../documents/unit.ts';

/** Where a response stands: verified or not, its state, its signed copy, its last activity. */
export function Status({ unit: { response } }: { unit: UnitDocument }) {
  if (!response) return <p>{notSent}</p>;
  const { verification, state, signed_copy, late, unsent, current_revision, last_activity_at } = response;
  return (
    <dl class="status">
      <dt>Xác minh</dt>
      <dd>{verificationLabels[verification]}</dd>
      <dt>Trạng thái</dt>
      <dd>
        {current_revision > 0
          ? stateLabels[state]
          : `${notSent} (${stateLabels[state].toLocaleLowerCase('vi')})`}
        {current_revision > 0 && unsent && ' (Sở đang sửa, chưa gửi)'}
        {late && <span class="late-mark">{lateLabel}</span>}
      </dd>
      <dt>Bản ký</dt>
      <dd>{signedCopyLabels[signed_copy]}</dd>
      <dt>Hoạt động cuối</dt>
      <dd>{tableTime(last_activity_at)}</dd>
    </dl>
  );
}
