import { text } from '../question.ts';

/** Section 4 of the Phiếu: difficulties met. */
export const obstacles = {
  id: 'muc-4',
  number: '4',
  title:
    'Những khó khăn, vướng mắc trong quá trình triển khai ứng dụng công nghệ thông tin trong lĩnh vực hộ tịch',
  questions: [
    text('obstacles', {
      place: 'Mục 4',
      label: 'Những khó khăn, vướng mắc',
      shortLabel: 'Khó khăn, vướng mắc',
      published: 'count',
      lines: 8,
    }),
  ],
} as const;

/** Section 5 of the Phiếu: proposals, if any. */
export const proposals = {
  id: 'muc-5',
  number: '5',
  title:
    'Các kiến nghị, đề xuất (nếu có) về việc triển khai Cơ sở dữ liệu hộ tịch điện tử toàn quốc tại địa bàn tỉnh/thành phố',
  questions: [
    text('proposals', {
      place: 'Mục 5',
      label: 'Các kiến nghị, đề xuất',
      shortLabel: 'Kiến nghị, đề xuất',
      ifAny: true,
      published: 'count',
      lines: 8,
    }),
  ],
} as const;
