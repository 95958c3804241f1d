import { approvalPath, approvalPlace } from './approval.ts';
import { messages } from './messages.ts';
import type { AnswerError } from './read-raw.ts';

/** What is wrong when the leaders' consent is not ticked. */
export const approvalMissing: AnswerError = {
  path: approvalPath,
  problem: 'approval_missing',
  message: messages.approval_missing(),
  place: approvalPlace,
};
