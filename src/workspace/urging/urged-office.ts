import { shortDate } from '../../vietnamese/dates.ts';
import {
  inSentence,
  signedCopyLabels,
  stateLabels,
  type signedCopies,
  type states,
} from '../../submission/states.ts';

/** One Sở that is urged: where its Phiếu stands, and how often it was urged before. */
export interface UrgedOffice {
  /** As in official papers: "Sở Tư pháp tỉnh Phú Thọ". */
  name: string;
  /** null when it has neither sent nor begun anything. */
  state: (typeof states)[number] | null;
  signed_copy: (typeof signedCopies)[number] | null;
  /** How often it was urged before, and when last. */
  urged: number;
  urged_at: string | null;
}

/** What the Sở still owes, in the words of the list: "chưa gửi Phiếu", "đã gửi, chờ bản ký". */
export function owedWords({ state, signed_copy }: UrgedOffice): string {
  if (state === null) return 'chưa gửi Phiếu';
  if (state === 'draft') return 'có bản nháp, chưa gửi Phiếu';
  if (state === 'in_signature') return 'đang trình ký, chưa gửi Phiếu';
  const signed = signed_copy === 'awaited' ? `, ${inSentence(signedCopyLabels.awaited)}` : '';
  return `${inSentence(stateLabels[state])}${signed}`;
}

/** How often it was urged before: "chưa", "1 lần, gần nhất 20/11/2016". */
export const urgedWords = ({ urged, urged_at }: UrgedOffice): string =>
  urged === 0 || urged_at === null ? 'chưa' : `${urged} lần, gần nhất ${shortDate(urged_at)}`;
