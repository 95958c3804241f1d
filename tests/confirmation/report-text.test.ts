import { describe, expect, test } from 'vitest';
import { reportText } from '../../src/confirmation/report-text.ts';
import { sentSummary } from '../../src/confirmation/sent-summary.ts';
import type { Receipt } from '../../src/submission/receipt.ts';

const receipt: Receipt = {
  number: '669-04',
  revision: 2,
  hash: 'GC2RAMHN8T',
  unit: '04',
  received_at: '2016-11-28T02:05:00Z',
  verification: 'confirmed',
  state: 'sent',
  signed_copy: 'awaited',
  late: false,
};
const values = {
  unit: '04',
  respondent_name: 'Nguyễn Thị Ví Dụ',
  'registrars.commune': '199',
  'registrars.district': '0',
  plan_status: 'issued',
  software_kinds: ['one_stop', 'other'],
  software_kinds_other: 'Excel',
  'software_in_use.3.name': 'Phần mềm hộ tịch tỉnh',
  'software_in_use.7.name': 'Một cửa',
  obstacles: 'Đường truyền chậm.',
};

describe('what was sent, in few words', () => {
  test('counts figures, 0 among them, names boxes and software, and says whether there is a text', () => {
    expect(sentSummary(values)).toEqual([
      { place: 'Mục 1. Một số thông tin chung', words: 'Đã điền 2 trên 6 số liệu' },
      { place: 'Mục 2. Kế hoạch triển khai Đề án', words: 'Đã ban hành' },
      {
        place: 'Mục 3.1. Phần mềm, ứng dụng đang áp dụng',
        words: 'Phần mềm một cửa điện tử dùng chung; Phần mềm khác',
      },
      { place: 'Mục 3.2. Phần mềm đang áp dụng', words: '2 phần mềm: Phần mềm hộ tịch tỉnh; Một cửa' },
      { place: 'Mục 4. Khó khăn, vướng mắc', words: 'Có ghi' },
      {
        place: 'Không điền',
        words: 'Mục 3.3. Phần mềm dự kiến; Mục 3.4. Khả năng kết nối liên thông; Mục 5. Kiến nghị, đề xuất',
      },
    ]);
  });
});

describe('the text for the mail of the office', () => {
  test('has number, revision, time, check code and where to check it, and no contact', () => {
    const text = reportText({ receipt, values }, 'https://669.example');
    for (const words of [
      'Sở Tư pháp Cao Bằng đã gửi số liệu',
      'Số Phiếu: 669-04',
      'Lần gửi: Đính chính lần 1',
      'Thời điểm nhận: 09 giờ 05 phút, ngày 28 tháng 11 năm 2016',
      'Bản ký: Chờ bản ký',
      '- Mục 2. Kế hoạch triển khai Đề án: Đã ban hành',
      'Kiểm tra xác nhận: https://669.example/kiem-tra/#so=669-04&lan=2&ma=GC2RAMHN8T',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('Nguyễn Thị Ví Dụ');
  });

  test('of a response sent without a code says that it waits, and nothing of a signed copy', () => {
    const text = reportText({ receipt: { ...receipt, verification: 'held' } }, 'https://669.example');
    expect(text).toContain('Trạng thái: Chờ xác minh');
    expect(text).not.toContain('Bản ký');
  });
});
