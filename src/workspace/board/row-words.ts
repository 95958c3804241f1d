import { stateLabels } from '../../submission/states.ts';
import type { BoardRow } from '../documents/board.ts';

/** Where a Phiếu stands, in one cell: what was never sent is said to be so, whatever its draft does. */
export function stateWords({
  state,
  revision,
  unsent,
}: Pick<BoardRow, 'state' | 'revision' | 'unsent'>): string {
  if (state === null) return 'Chưa gửi phiếu';
  if (revision === 0) return `Chưa gửi phiếu (${stateLabels[state].toLowerCase()})`;
  return unsent ? `${stateLabels[state]}; Sở đang sửa` : stateLabels[state];
}
