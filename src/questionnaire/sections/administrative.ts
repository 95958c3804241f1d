import { provincesInOrder } from '../../units/units.ts';
import { date, province, text } from '../question.ts';

const bySystem = { place: 'Thông tin hành chính', addedBySystem: true } as const;

/** What the paper has no field for: who answers, and of which day the figures are. Added by the system. */
export const administrative = {
  id: 'thong-tin-hanh-chinh',
  number: '',
  title: 'Thông tin hành chính',
  note: 'Thông tin hành chính do hệ thống bổ sung, không thuộc Phiếu gốc.',
  addedBySystem: true,
  questions: [
    province('unit', {
      ...bySystem,
      label: 'Sở Tư pháp tỉnh, thành phố',
      shortLabel: 'Sở Tư pháp',
      published: 'value',
      required: true,
      options: provincesInOrder.map(({ code, name }) => ({ value: code, label: name })),
    }),
    text('respondent_name', {
      ...bySystem,
      label: 'Họ và tên người lập Phiếu',
      shortLabel: 'Người lập Phiếu',
      published: 'no',
      contact: true,
      required: true,
      autocomplete: 'name',
    }),
    text('respondent_position', {
      ...bySystem,
      label: 'Chức vụ, đơn vị công tác',
      shortLabel: 'Chức vụ',
      published: 'no',
      contact: true,
      autocomplete: 'organization-title',
    }),
    text('respondent_phone', {
      ...bySystem,
      label: 'Điện thoại cơ quan',
      shortLabel: 'Điện thoại cơ quan',
      hint: 'Đề nghị ghi ít nhất một trong hai: điện thoại cơ quan hoặc thư điện tử công vụ.',
      published: 'no',
      contact: true,
      inputType: 'tel',
      autocomplete: 'tel',
    }),
    text('respondent_email', {
      ...bySystem,
      label: 'Thư điện tử công vụ',
      shortLabel: 'Thư điện tử công vụ',
      ifAny: true,
      published: 'no',
      contact: true,
      inputType: 'email',
      autocomplete: 'email',
    }),
    date('data_date', {
      ...bySystem,
      label: 'Số liệu tính đến ngày',
      shortLabel: 'Ngày số liệu',
      hint: 'Ví dụ: 15/11/2016',
      published: 'no',
    }),
  ],
} as const;
