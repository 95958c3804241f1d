import { formatCount } from '../../vietnamese/numbers.ts';
import { factsOf, hasAnswered, type ProvinceRecord } from '../aggregate/province-record.ts';
import { indicators } from '../indicators/all-indicators.ts';
import type { Indicator } from '../indicators/indicator.ts';

/** One section of the summary, in the order such reports have. */
export interface ReportSection {
  id: string;
  number: number;
  title: string;
  text?: string;
  indicators: Indicator[];
  /** Names of the charts that belong here. */
  charts: string[];
}

const numbered = (...numbers: number[]): Indicator[] =>
  indicators.filter(({ number }) => numbers.includes(number));

/** How many gave a text to a question whose texts are not published. */
export function givenSentence(records: readonly ProvinceRecord[], name: 'obstacles' | 'proposals'): string {
  const answered = records.filter(hasAnswered);
  const given = answered.filter((record) => factsOf(record).answered[name]).length;
  const words = { obstacles: 'khó khăn, vướng mắc (mục 4)', proposals: 'kiến nghị, đề xuất (mục 5)' }[name];
  const counts = `${formatCount(given)}/${formatCount(answered.length)} Sở đã gửi phiếu có ghi ${words}; Không điền: ${formatCount(answered.length - given)}; Chưa gửi phiếu: ${formatCount(records.length - answered.length)}.`;
  return `${counts} Nội dung do Sở viết không được công bố.`;
}

/** The sections of the summary, in the order of the numbers of their indicators: sending, plans, people and equipment, groups, software, what is planned; then what was written. */
export function reportSections(records: readonly ProvinceRecord[]): ReportSection[] {
  const sections: Omit<ReportSection, 'number'>[] = [
    {
      ...{ id: 'gui-phieu', title: 'Tình hình gửi phiếu', indicators: numbered(1) },
      charts: ['trien-khai-theo-vung', 'phieu-theo-vung', 'phieu-theo-thoi-gian'],
    },
    { id: 'ke-hoach', title: 'Kế hoạch triển khai Đề án', indicators: numbered(2), charts: [] },
    {
      ...{ id: 'nhan-luc', title: 'Nhân lực và trang thiết bị', indicators: numbered(3, 4, 5, 6, 7) },
      charts: ['chua-trang-cap-theo-vung', 'trang-cap-theo-vung'],
    },
    { id: 'phan-nhom', title: 'Phân nhóm sẵn sàng (giả định)', indicators: numbered(8), charts: [] },
    {
      ...{ id: 'phan-mem', title: 'Phần mềm, ứng dụng đang áp dụng', indicators: numbered(9, 10, 11) },
      charts: ['loai-phan-mem', 'co-so-du-lieu', 'noi-dat-may-chu', 'loai-ung-dung'],
    },
    {
      ...{ id: 'du-kien', title: 'Phần mềm dự kiến và kết nối liên thông', indicators: numbered(12) },
      charts: [],
    },
    {
      ...{ id: 'kho-khan', title: 'Khó khăn, vướng mắc', text: givenSentence(records, 'obstacles') },
      ...{ indicators: [], charts: [] },
    },
    {
      ...{ id: 'kien-nghi', title: 'Kiến nghị, đề xuất', text: givenSentence(records, 'proposals') },
      ...{ indicators: [], charts: [] },
    },
  ];
  return sections.map((section, index) => ({ ...section, number: index + 1 }));
}
