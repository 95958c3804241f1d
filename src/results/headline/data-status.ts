import { lateLabel } from '../../submission/deadline.ts';
import { inSentence, signedCopyLabels } from '../../submission/states.ts';
import { officialTime } from '../../vietnamese/dates.ts';
import { formatCount } from '../../vietnamese/numbers.ts';
import type { ResponseCount, ResponseCounts } from '../aggregate/response-counts.ts';
import type { PublishedSummary } from '../published-view/documents.ts';

/** The sentence wherever nothing has been received. */
export const noneReceived = 'Chưa nhận được phiếu nào';

/** "37/63", as every number of answers is shown: never without its base. */
export const ofAll = ({ answered, units }: ResponseCount): string =>
  `${formatCount(answered)}/${formatCount(units)}`;

/** The time of the last change of the data, never of the build: "Số liệu đến 14 giờ 05 phút, ngày …"; before the first answer, that there is none. */
export function dataTime({ answered, changed_at }: PublishedSummary): string {
  if (answered === 0 || changed_at === null) return noneReceived;
  return `Số liệu đến ${officialTime(changed_at)}`;
}

/** Said while some answers lack their signed copy, with how many have it; null when all have it or there is no answer. */
export function preliminary({ all, signed }: ResponseCounts): { mark: string; detail: string } | null {
  if (all.answered === signed) return null;
  return {
    mark: 'Số liệu sơ bộ, chờ bản ký',
    detail: `${formatCount(signed)}/${formatCount(all.answered)} phiếu đã nhận có bản ký`,
  };
}

const shownAndNot = {
  signed: [inSentence(signedCopyLabels.received), inSentence(signedCopyLabels.none)],
  accepted: ['đã tiếp nhận', 'chưa được tiếp nhận'],
} as const;

/** Whom the page leaves out, while not everything is published as soon as it is sent; null when everything is. */
export function publicationNote({ publish_from: from }: PublishedSummary): string | null {
  if (from === 'sent') return null;
  const [shown, not] = shownAndNot[from];
  return `Chỉ tính phiếu ${shown}; “Chưa gửi phiếu” gồm cả phiếu đã gửi nhưng ${not}`;
}

/**
 * Until when answers are taken; null while that is open. True before that moment and after it, since nothing builds the
 * page again when it passes.
 */
export const closingSentence = ({ closes_at }: PublishedSummary): string | null =>
  closes_at === null
    ? null
    : `Khảo sát nhận phiếu đến ${officialTime(closes_at)}; từ thời điểm này khảo sát đã đóng`;

/** How many came after the deadline; null while no deadline is set, for then nobody is late. */
export function lateSentence({ due_at, late, answered }: PublishedSummary): string | null {
  if (due_at === null || answered === 0) return null;
  return `${lateLabel}: ${formatCount(late)}/${formatCount(answered)} phiếu đã nhận`;
}
