import type { DraftState } from './draft/draft-state.ts';

/** Why a Phiếu can only be read. */
export type ReadOnlyBecause = 'closed' | 'accepted' | 'locked';

/** Why nothing of the Phiếu may be changed: for good, or in signature until it is unlocked; undefined while it may. */
export function readOnlyBecause({
  response,
  refusal,
}: Pick<DraftState, 'response' | 'refusal'>): ReadOnlyBecause | undefined {
  if (response?.closedAt !== undefined || refusal === 'survey_closed') return 'closed';
  if (response?.state === 'accepted') return 'accepted';
  return response?.isLocked ? 'locked' : undefined;
}

/** What is said wherever something could be changed or sent otherwise. */
export const readOnlyWords: Readonly<Record<ReadOnlyBecause, string>> = {
  closed: 'Đợt khảo sát đã kết thúc: Phiếu chỉ để đọc, không sửa và không gửi được nữa.',
  accepted: 'Phiếu đã được tiếp nhận: chỉ để đọc, không sửa và không gửi lại được nữa.',
  locked: 'Phiếu đang trình ký: chỉ gửi được đúng bản đã chốt; muốn sửa thì mở khóa.',
};
