import { lines, type TypedPhieu } from '../typed.ts';

export const konTum: TypedPhieu = {
  unit: '62',
  respondent_name: 'Đinh Thị Thử',
  respondent_position: 'Chuyên viên Phòng HCTP',
  respondent_phone: '0000.260.062',
  data_date: '28/11/2016',
  registration_offices: { district: '10', commune: '102' },
  registrars: { district: '22', commune: '131' },
  equipped_registrars: { district: '20', commune: '89' },
  software_kinds: [],
  obstacles: lines(
    '+ Chưa ứng dụng phần mềm nào trong lĩnh vực hộ tịch, toàn bộ làm thủ công.',
    '+ Đồng bào Xơ Đăng, Ba Na, Giẻ Triêng có cách đặt họ tên riêng (không có họ, hoặc họ theo mẹ), phần mềm cần cho phép để trống họ.',
    '+ Mạng internet ở các xã biên giới chập chờn.',
  ),
  proposals: 'Trang cấp máy tính cho 42 công chức cấp xã còn thiếu.',
};

export const dakLak: TypedPhieu = {
  unit: '66',
  respondent_name: 'Nguyễn Thị Ví Dụ',
  respondent_position: 'Trưởng phòng Hành chính tư pháp',
  respondent_phone: '0000.262.066',
  respondent_email: 'hanhchinhtuphap@stp-daklak.example',
  data_date: '21/11/2016',
  registration_offices: { district: '15', commune: '184' },
  registrars: { district: '41', commune: '267' },
  equipped_registrars: { district: '41', commune: '208' },
  plan_status: 'issued',
  software_kinds: ['one_stop'],
  software_in_use: [
    {
      name: 'Phần mềm một cửa liên thông',
      deployed_by: 'UBND thành phố Buôn Ma Thuột và 05 huyện',
      supplier: 'Công ty TNHH Công nghệ Hạt Cà Phê',
      scope: '06/15 đơn vị cấp huyện, 21 phường, xã',
      database: ['distributed'],
      server_place: ['supplier', 'other'],
      server_place_other: 'Một số huyện đặt tại Văn phòng HĐND và UBND',
      application: ['web'],
      process: 'Hồ sơ hộ tịch được nhận như mọi hồ sơ khác; sau đó công chức xử lý ngoài phần mềm.',
      law_compliance: 'Không có chức năng.',
      adaptability: 'Phụ thuộc hợp đồng của từng huyện.',
    },
  ],
  software_planned: [
    {
      name: 'Phần mềm một cửa điện tử dùng chung toàn tỉnh',
      deployed_by: 'Sở Thông tin và Truyền thông',
      scope: '15 huyện, thị xã, thành phố; 184 xã, phường, thị trấn',
      database: ['centralized'],
      application: ['web'],
      process: 'Thay thế các phần mềm riêng lẻ. Dự kiến đấu thầu quý II năm 2017.',
    },
    {
      name: 'Số hóa sổ hộ tịch',
      deployed_by: 'Sở Tư pháp',
      scope: 'Sổ đăng ký từ năm 1976',
      application: ['desktop'],
      process: 'Quét, nhập, kiểm tra chéo hai người, bàn giao tệp.',
    },
  ],
  interconnection:
    'Tỉnh yêu cầu các phần mềm mới phải liên thông qua nền tảng chung; chi tiết thao tác chưa xây dựng.',
  obstacles:
    'Dân di cư tự do đông, nhiều trẻ em chưa được khai sinh vì cha mẹ không có giấy tờ; dữ liệu khó bảo đảm chính xác.',
  proposals: 'Có hướng dẫn nghiệp vụ riêng cho nhóm trẻ em nói trên trước khi đưa lên phần mềm.',
};

export const lamDong: TypedPhieu = {
  unit: '68',
  respondent_name: 'Đinh Văn Mẫu',
  respondent_position: 'Công chức công nghệ thông tin',
  respondent_email: 'cntt@stp-lamdong.example',
  data_date: '25/11/2016',
  registration_offices: { district: '12', commune: '147' },
  registrars: { district: '34', commune: '219' },
  equipped_registrars: { district: '34', commune: '203' },
  plan_status: 'issued',
  software_kinds: ['one_stop', 'civil_status'],
  software_in_use: [
    {
      name: 'Hộ tịch điện tử Lâm Đồng',
      deployed_by: 'Sở Tư pháp',
      supplier: 'Công ty Cổ phần Giải pháp Thông Reo',
      scope: '12 huyện, thành phố; 147 xã, phường, thị trấn (từ tháng 3/2014)',
      database: ['centralized'],
      server_place: ['information_department'],
      application: ['web'],
      process: lines(
        'Luồng 1 - Tại chỗ: tiếp nhận → thẩm tra → phê duyệt → in → lưu sổ.',
        'Luồng 2 - Trích lục bản sao: tra cứu → in → ký.',
        'Luồng 3 - Thống kê: chốt số liệu lúc 0 giờ ngày đầu tháng.',
      ),
      law_compliance: 'Đáp ứng 16/18 loại việc; thiếu: chấm dứt giám hộ và ghi chú ly hôn.',
      adaptability: 'Mã nguồn đã bàn giao cho tỉnh, chỉnh sửa chủ động.',
    },
    {
      name: 'Một cửa điện tử cấp huyện',
      deployed_by: 'UBND cấp huyện',
      supplier: 'Công ty Cổ phần Giải pháp Thông Reo',
      scope: '12/12',
      database: ['distributed'],
      server_place: ['information_department'],
      application: ['web'],
      process: 'Quản lý luồng hồ sơ.',
    },
  ],
  interconnection:
    'Hai phần mềm cùng nhà cung cấp nên đã liên thông một phần: mã biên nhận ở một cửa dùng làm khóa tìm trong phần mềm hộ tịch; người dùng quét mã vạch trên phiếu hẹn.',
  obstacles: 'Băng thông đường truyền số liệu chuyên dùng cấp xã chỉ 2 Mbps.',
  proposals:
    'Giữ lại phần mềm hiện có và đồng bộ về Bộ hằng đêm; nếu phải thay thế, đề nghị chuyển đổi nguyên vẹn khoảng 1.250.000 bản ghi.',
};
