import type { DraftState } from './draft/draft-state.ts';

/** Why a Phiếu can only be read. */
export type ReadOnlyBecause = 'closed' | 'accepted';

/** Why nothing of the Phiếu may be changed any more; undefined while it may, also in signature, where the contact may. */
export function readOnlyBecause({
  response,
  refusal,
}: Pick<DraftState, 'response' | 'refusal'>): ReadOnlyBecause | undefined {
  if (response?.closedAt !== undefined || refusal === 'survey_closed') return 'closed';
  return response?.state === 'accepted' ? 'accepted' : undefined;
}

/** What is said wherever something could be changed or sent otherwise. */
export const readOnlyWords: Readonly<Record<ReadOnlyBecause, string>> = {
  closed: 'Đợt khảo sát đã kết thúc: Phiếu chỉ để đọc, không sửa và không gửi được nữa.',
  accepted: 'Phiếu đã được tiếp nhận: chỉ để đọc, không sửa và không gửi lại được nữa.',
};
