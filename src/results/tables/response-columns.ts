import { inSentence, revisionLabel, signedCopyLabels, stateLabels } from '../../submission/states.ts';
import { tableTime } from '../../vietnamese/dates.ts';
import { formatPercent } from '../../vietnamese/numbers.ts';
import { ratioOfSums, shareOfValid } from '../aggregate/aggregate.ts';
import { equipped, planIssued, registrars } from '../aggregate/measures.ts';
import { hasAnswered, type ProvinceRecord } from '../aggregate/province-record.ts';
import { countResponses } from '../aggregate/response-counts.ts';
import { ofAll } from '../headline/data-status.ts';
import { communeShare } from '../map/map-views.ts';
import { deploymentInWords, deploymentMeaning } from '../map/tile-map.ts';
import type { PublishedUnit } from '../published-view/documents.ts';
import { leftBlank, lineInWords, noData, notComputable, notSent } from '../figure-words.ts';
import { blankCell, type Column, noResponseCell, notComputableCell } from './province-table.ts';

/** The state of a Sở's response in the words of the product; without one "Chưa gửi phiếu". */
export const stateInWords = (unit: PublishedUnit): string =>
  unit.answered ? stateLabels[unit.state] : notSent;

/** Whether the signed copy is there, in words; null for who has sent none. */
export const signedCopyInWords = (unit: PublishedUnit): string | null =>
  unit.answered ? inSentence(signedCopyLabels[unit.signed_copy]) : null;

/** How often an answer was corrected: its second revision is "Đính chính lần 1"; null for none. */
export const correctionInWords = (unit: PublishedUnit): string | null =>
  unit.answered && unit.revision > 1 ? revisionLabel(unit.revision) : null;

/** The plan of section 2 in words, with "Không điền" apart from both answers. */
export function planInWords(record: ProvinceRecord): string | null {
  if (!hasAnswered(record)) return null;
  const issued = planIssued(record);
  return issued === null ? leftBlank : issued ? 'Đã ban hành' : 'Chưa ban hành';
}

/** What the table of the overview says: what the letter has, the response, and the two figures people look for first. */
export const responseColumns: readonly Column[] = [
  {
    head: 'Phần mềm theo Công văn 669 (tính đến 15/11/2016)',
    kind: 'text',
    of: ({ deployment }) => ({ text: deploymentMeaning[deployment] }),
    sum: deploymentInWords,
  },
  {
    head: 'Tình trạng phiếu',
    kind: 'text',
    of: ({ unit }) => {
      const notes = [signedCopyInWords(unit), correctionInWords(unit)].filter((note) => note !== null);
      const text = stateInWords(unit);
      return unit.answered ? { text, note: `(${notes.join('; ')})` } : { text, empty: 'unit_nonresponse' };
    },
    sum: (records) => `Đã nhận ${ofAll(countResponses(records))} phiếu`,
  },
  {
    head: 'Thời điểm nhận',
    kind: 'time',
    of: ({ unit }) =>
      unit.answered
        ? { text: tableTime(unit.received_at), sort: unit.received_at, instant: unit.received_at }
        : noResponseCell,
    sum: () => '',
  },
  {
    head: 'Kế hoạch triển khai Đề án',
    kind: 'text',
    of: (record) => {
      const plan = planInWords(record);
      if (plan === null) return noResponseCell;
      return plan === leftBlank ? blankCell : { text: plan };
    },
    sum: (records) => {
      const issued = shareOfValid(records, planIssued);
      return issued.base.valid === 0 ? noData : `Đã ban hành: ${lineInWords(issued)}`;
    },
  },
  {
    head: 'Công chức cấp xã được trang cấp máy tính có kết nối internet',
    kind: 'number',
    of: (record) => {
      if (!hasAnswered(record)) return noResponseCell;
      const share = communeShare(record);
      if (share === null) return blankCell;
      if (share === notComputable) return notComputableCell;
      const line = ratioOfSums([record], equipped('commune'), registrars('commune'));
      return { text: formatPercent(share), note: `(${lineInWords(line)})`, sort: share };
    },
    sum: (records) => {
      const line = ratioOfSums(records, equipped('commune'), registrars('commune'));
      const { numerator, denominator, base } = line;
      if (base.valid === 0) return noData;
      return denominator === 0
        ? notComputable
        : `${formatPercent(numerator / denominator)} (${lineInWords(line)})`;
    },
  },
];
