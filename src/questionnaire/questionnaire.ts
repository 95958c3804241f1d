import type { Question } from './question.ts';
import { administrative } from './sections/administrative.ts';
import { general } from './sections/general.ts';
import { obstacles, proposals } from './sections/opinions.ts';
import { plan } from './sections/plan.ts';
import { situation } from './sections/situation.ts';

/** The Phiếu khảo sát of letter 669, in printed order, after the fields the system adds. */
export const questionnaire = {
  /** Raised when a question changes its meaning; each revision stores the version it answered. */
  version: 1,
  title:
    'Phiếu khảo sát tình hình ứng dụng CNTT trong đăng ký, quản lý hộ tịch tại các tỉnh, thành phố trực thuộc Trung ương phục vụ triển khai CSDL hộ tịch điện tử toàn quốc',
  /** Printed below the title. */
  answeredAt: 'Tại Sở Tư pháp',
  attachedTo:
    'Kèm theo Công văn số 669/CNTT-HTTT&CSDL, ngày 15 tháng 11 năm 2016 của Cục Công nghệ thông tin – Bộ Tư pháp',
  footnotes: {
    1: 'Đề nghị gửi kèm Phiếu khảo sát',
    2: 'Phần mềm được khai thác, sử dụng thông qua các trình duyệt Web thông dụng như: Firefox, Chrome...',
    3: 'Phần mềm được cài đặt trực tiếp trên máy tính của người sử dụng và được khai thác, sử dụng không thông qua các trình duyệt Web.',
    4: 'Thông tin về các phần mềm, ứng dụng tiếp theo (điền theo mẫu như mục 1 ở trên)',
    5: 'Thông tin về các phần mềm, ứng dụng tiếp theo (điền theo mẫu như mục 1 ở trên)',
  },
  /** Printed below the last section, where the Director signs. */
  signedBy: 'Đơn vị đánh giá',
  signatureNote: 'Ký, ghi rõ họ tên và đóng dấu',
  sections: [administrative, general, plan, situation, obstacles, proposals],
} as const;

/** A section as its readers see it. */
export interface Section {
  id: string;
  number: string;
  title: string;
  note?: string;
  tableHeading?: string;
  addedBySystem?: boolean;
  questions: readonly Question[];
}

/** The sections in printed order. */
export const sections: readonly Section[] = questionnaire.sections;

/** Every question on the highest level, in printed order. */
export const questions: readonly Question[] = sections.flatMap((section) => section.questions);
