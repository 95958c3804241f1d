import { counts, type Column } from '../question.ts';

/** The two columns of the table of section 1: district level and commune level. */
export const levels = [
  { name: 'district', label: 'Cấp huyện' },
  { name: 'commune', label: 'Cấp xã' },
] as const satisfies readonly Column[];

const row = (number: number) =>
  ({ row: number, place: `Mục 1, dòng ${number}`, columns: levels, published: 'value' }) as const;

/** Section 1 of the Phiếu: a table of three rows and two columns. Row 3 counts people, not computers. */
export const general = {
  id: 'muc-1',
  number: '1',
  title: 'Một số thông tin chung',
  tableHeading: 'Khảo sát',
  questions: [
    counts('registration_offices', {
      ...row(1),
      label: 'Tổng số cơ quan đăng ký, quản lý hộ [tịch] trên địa bàn tỉnh/thành phố',
      shortLabel: 'Cơ quan đăng ký, quản lý hộ tịch',
    }),
    counts('registrars', {
      ...row(2),
      label: 'Tổng số công chức tư pháp làm công tác hộ tịch trên địa bàn',
      shortLabel: 'Công chức tư pháp làm công tác hộ tịch',
    }),
    counts('equipped_registrars', {
      ...row(3),
      label:
        'Tổng số công chức tư pháp – hộ tịch trên địa bàn tỉnh/thành phố được trang cấp máy tính có kết nối internet',
      shortLabel: 'Công chức tư pháp – hộ tịch được trang cấp máy tính có kết nối internet',
      hint: 'Dòng này đếm số người được trang cấp (trang bị, cấp) máy tính, không đếm số máy.',
    }),
  ],
} as const;
