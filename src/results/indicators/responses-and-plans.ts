import { type Aggregate, shareOfEligible, shareOfValid } from '../aggregate/aggregate.ts';
import { planIssued } from '../aggregate/measures.ts';
import type { AnsweredRecord } from '../aggregate/province-record.ts';
import { type Context, type Figure, figure, groups, type Indicator } from './indicator.ts';

const inTime =
  (due: string) =>
  ({ unit }: AnsweredRecord): boolean =>
    Date.parse(unit.first_received_at) < Date.parse(due);

const aboutSending = (id: string, label: string, aggregate: Aggregate): Figure => ({
  ...figure(id, label, 'share', aggregate),
  knownWithoutResponse: true,
});

/** Indicator 1: who has sent the Phiếu, and before the deadline where one is set. */
export const sending: Indicator = {
  number: 1,
  id: 'sending',
  title: 'Tỷ lệ gửi phiếu và gửi đúng hạn',
  place: 'Tình trạng phiếu',
  formula: 'Số Sở đã gửi phiếu ÷ số Sở được hỏi; số Sở gửi trước thời hạn ÷ số Sở được hỏi',
  numerator: 'Số Sở Tư pháp đã gửi phiếu (hoặc gửi trước thời hạn)',
  denominator: 'Số Sở Tư pháp được hỏi: 63; tách riêng 12 và 51',
  note: 'Mỗi Sở tính một lần; đúng hạn xét theo lần gửi đầu tiên, đính chính không làm phiếu thành chậm.',
  figures: (records, { due_at: due }: Context) =>
    groups.flatMap(({ id, label, has }) => {
      const members = records.filter(has);
      const sent = aboutSending(
        `sent_${id}`,
        `Đã gửi phiếu, ${label}`,
        shareOfEligible(members, () => true),
      );
      if (due === null) return [sent];
      const punctual = shareOfEligible(members, inTime(due));
      return [sent, aboutSending(`in_time_${id}`, `Gửi đúng hạn, ${label}`, punctual)];
    }),
};

/** Indicator 2: in how many provinces the plan is issued. */
export const plans: Indicator = {
  number: 2,
  id: 'plans',
  title: 'Tỷ lệ đã ban hành kế hoạch triển khai Đề án',
  place: 'Mục 2',
  formula:
    'Số Sở chọn “Đã ban hành” ÷ số Sở có trả lời mục 2; kèm số Sở chọn “Đã ban hành” đã gửi tệp kế hoạch',
  numerator: 'Số Sở chọn “Đã ban hành”',
  denominator: 'Số Sở có trả lời mục 2',
  note: 'Theo ô được chọn trên phiếu. Tệp kế hoạch gửi kèm không được công bố, chỉ đếm chung có bao nhiêu.',
  figures: (records, { plan_files: files }: Context) => {
    const { numerator: issued } = shareOfValid(records, planIssued);
    return [
      ...groups.map(({ id, label, has }) =>
        figure(
          `plan_issued_${id}`,
          `Đã ban hành kế hoạch, ${label}`,
          'share',
          shareOfValid(records.filter(has), planIssued),
        ),
      ),
      // Only who says that the plan is issued can have sent it.
      figure('plan_files', 'Trong số đã ban hành kế hoạch, đã gửi kèm tệp kế hoạch', 'count', {
        ...{ numerator: files, denominator: issued },
        base: {
          ...{ eligible: issued, valid: issued, zero: null },
          ...{ itemNonresponse: 0, disputed: 0, unitNonresponse: 0 },
        },
      }),
    ];
  },
};
