import type { AnswerError } from './read-raw.ts';
import { messages } from './messages.ts';

/** The path of the tick by which the sender declares that the leaders agree; no question of the Phiếu. */
export const approvalPath = 'approved';

/** What is wrong when it is not ticked. */
export const approvalError: AnswerError = {
  path: approvalPath,
  problem: 'approval_missing',
  message: messages.approval_missing(),
  place: 'Gửi Phiếu',
};
