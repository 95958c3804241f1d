import { choices, text } from '../question.ts';
import { softwareInUse, softwarePlanned } from './software.ts';

/** Section 3 of the Phiếu: what software is used and planned, and how the systems connect. */
export const situation = {
  id: 'muc-3',
  number: '3',
  title:
    'Tình hình ứng dụng công nghệ thông tin trong công tác đăng ký, quản lý hộ tịch trên địa bàn tỉnh/thành phố',
  questions: [
    choices('software_kinds', {
      place: 'Mục 3.1',
      label:
        '3.1. Hiện nay tỉnh/thành phố đang áp dụng những phần mềm, ứng dụng nào phục vụ công tác giải quyết các thủ tục hành chính trong lĩnh vực hộ tịch tại các cơ quan đăng ký, quản lý hộ tịch trên địa bàn:',
      shortLabel: 'Phần mềm, ứng dụng đang áp dụng',
      published: 'value',
      options: [
        { value: 'one_stop', label: 'Phần mềm một cửa điện tử dùng chung' },
        { value: 'civil_status', label: 'Phần mềm hộ tịch' },
        {
          value: 'public_service_portal',
          label: 'Trang thông tin/Cổng thông tin điện tử cung cấp dịch vụ công trực tuyến',
        },
        { value: 'other', label: 'Phần mềm khác' },
      ],
    }),
    text('software_kinds_other', {
      place: 'Mục 3.1',
      label: 'Tên phần mềm khác',
      shortLabel: 'Tên phần mềm khác',
      published: 'no',
      explains: { question: 'software_kinds', option: 'other' },
    }),
    softwareInUse,
    softwarePlanned,
    text('interconnection', {
      place: 'Mục 3.4',
      label:
        '3.4. Khả năng kết nối liên thông giữa các [phần mềm, hệ thống] đã và dự kiến ứng dụng CNTT trong đăng ký, quản lý hộ tịch? Nếu có, hãy mô tả sơ lược các thao tác mà người dùng sẽ phải phối hợp thực hiện trong hệ thống có kết nối liên thông:',
      shortLabel: 'Khả năng kết nối liên thông',
      published: 'count',
      lines: 6,
    }),
  ],
} as const;
