import { choice } from '../question.ts';

/** Section 2 of the Phiếu: whether the province has issued its plan. The only group of which one box may be ticked. */
export const plan = {
  id: 'muc-2',
  number: '2',
  title:
    'Kế hoạch tổ chức triển khai thực hiện các nhiệm vụ của Đề án Cơ sở dữ liệu hộ tịch điện tử toàn quốc tại tỉnh/thành phố',
  questions: [
    choice('plan_status', {
      place: 'Mục 2',
      label: 'Kế hoạch tổ chức triển khai',
      shortLabel: 'Kế hoạch triển khai Đề án',
      published: 'value',
      options: [
        { value: 'issued', label: 'Đã ban hành', footnote: 1 },
        { value: 'not_issued', label: 'Chưa ban hành' },
      ],
    }),
  ],
} as const;
