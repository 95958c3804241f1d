import { officialTime } from '../../vietnamese/dates.ts';
import { owedOf, owedWords, type Owed, type UrgedOffice } from './urged-office.ts';

/** What an urging is about: the letter, its deadline in its own words, when the list was drawn, where the form is. */
export interface Urging {
  /** "669/CNTT-HTTT&CSDL". */
  letterNumber: string;
  /** "15/11/2016". */
  letterDate: string;
  /** "khảo sát tình hình ứng dụng CNTT …". */
  subject: string;
  /** "trước ngày 30/11/2016". */
  deadline: string;
  /** The issuing agency: "Cục Công nghệ thông tin". */
  agency: string;
  /** When the list was drawn. */
  at: string;
  /** The address of the form. */
  form: string;
  offices: readonly UrgedOffice[];
}

/** The paragraphs of an urging: what was asked, what has not come, what is asked for now. */
export function urgingParagraphs(urging: Urging): string[] {
  const { letterNumber, letterDate, subject, deadline, agency, at, offices } = urging;
  const [only] = offices;
  const missing = new Set(offices.map(owedOf));
  return [
    `Ngày ${letterDate}, ${agency} có Công văn số ${letterNumber} về việc ${subject}, đề nghị Quý Sở gửi Phiếu khảo sát ${deadline}.`,
    `Đến ${officialTime(at)}, ${only && offices.length === 1 ? `Quý Sở ${owedWords(only)}` : `${offices.length} Sở Tư pháp có tên trong danh sách kèm theo chưa hoàn thành việc gửi Phiếu`}.`,
    ...asked.flatMap(([owed, words]) => (missing.has(owed) ? [words(urging)] : [])),
    `Trường hợp Quý Sở đã thực hiện sau thời điểm nêu trên, đề nghị bỏ qua nội dung này. Trân trọng cảm ơn./.`,
  ];
}

/** What is asked for now, by what is missing. */
const asked: readonly (readonly [Owed, (urging: Urging) => string])[] = [
  [
    'phieu',
    ({ agency, form, offices }) =>
      `${agency} đề nghị ${offices.length === 1 ? 'Quý Sở' : 'các Sở chưa gửi Phiếu'} khẩn trương hoàn thành và gửi Phiếu tại địa chỉ ${form}, mở bằng mã truy cập đã cấp. Nội dung nào chưa có số liệu thì để trống; sau khi gửi vẫn đính chính được. Trường hợp chưa nhận được hoặc thất lạc mã truy cập, đề nghị báo lại để được cấp mã mới.`,
  ],
  [
    'completion',
    ({ agency, form, offices }) =>
      `${agency} đề nghị ${offices.length === 1 ? 'Quý Sở' : 'các Sở được đề nghị bổ sung, giải trình'} mở Phiếu tại địa chỉ ${form} bằng mã truy cập đã cấp, bổ sung, giải trình các nội dung ghi trong Phiếu và gửi lại.`,
  ],
  [
    'signed_copy',
    ({ agency, form, offices }) =>
      `${agency} đề nghị ${offices.length === 1 ? 'Quý Sở' : 'các Sở chưa gửi bản ký'} gửi bản Phiếu đã ký, đóng dấu tại địa chỉ ${form}ban-ky/ hoặc theo đường công văn.`,
  ],
];

/** The urging as a text to paste into the office's mail, with the list below it. */
export const urgingText = (urging: Urging): string =>
  [
    `Kính gửi: ${urging.offices.map(({ name }) => name).join('; ')}.`,
    ...urgingParagraphs(urging),
    ...(urging.offices.length > 1 ? [listed(urging)] : []),
  ].join('\n\n');

const listed = ({ offices }: Urging): string =>
  ['Danh sách:', ...offices.map((office, at) => `${at + 1}. ${office.name}: ${owedWords(office)}`)].join(
    '\n',
  );
