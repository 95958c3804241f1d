import { lines, type TypedPhieu } from '../typed.ts';

export const binhPhuoc: TypedPhieu = {
  unit: '70',
  respondent_name: 'Lâm Thị Mẫu',
  respondent_position: 'Chuyên viên',
  respondent_phone: '0000.271.070',
  respondent_email: 'stp@binhphuoc-tuphap.example',
  data_date: '28/11/2016',
  registration_offices: { district: '11', commune: '112' },
  registrars: { district: '29', commune: '172' },
  plan_status: 'not_issued',
  software_kinds: ['public_service_portal', 'one_stop'],
  software_in_use: [
    {
      name: 'Hệ thống thông tin một cửa tỉnh',
      deployed_by: 'Sở TT&TT',
      supplier: 'Công ty TNHH Phần mềm Rừng Cao Su',
      scope: 'Cấp huyện: 11/11. Cấp xã: 40/111.',
      database: ['centralized'],
      server_place: ['information_department'],
      application: ['web'],
      process: 'Đang chạy thử, chưa đánh giá.',
    },
  ],
  obstacles:
    'Chưa thống kê được số máy tính theo từng công chức vì do Sở TT&TT và Phòng Tài chính - Kế hoạch quản lý (dòng 3 mục 1 xin báo cáo sau).',
  proposals: 'Không.',
};

export const binhDuong: TypedPhieu = {
  unit: '74',
  respondent_name: 'Nguyễn Hữu Thử',
  respondent_position: 'Trưởng phòng Hành chính tư pháp',
  respondent_phone: '0000.274.074',
  respondent_email: 'phonghctp@stp-binhduong.example',
  data_date: '17/11/2016',
  registration_offices: { district: '9', commune: '91' },
  registrars: { district: '36', commune: '178' },
  equipped_registrars: { district: '36', commune: '178' },
  plan_status: 'issued',
  software_kinds: ['one_stop', 'civil_status', 'public_service_portal'],
  software_in_use: [
    {
      name: 'Phần mềm quản lý hộ tịch và chứng thực',
      deployed_by: 'Sở Tư pháp',
      supplier: 'Công ty Cổ phần Công nghệ Gốm Sứ Mẫu',
      scope: '09 huyện, thị xã, thành phố; 91 xã, phường, thị trấn',
      database: ['centralized'],
      server_place: ['information_department'],
      application: ['web'],
      process:
        'Phần mềm kế thừa thông tin người nộp từ hệ thống lấy số thứ tự; công chức chỉ nhập phần còn thiếu, hệ thống gợi ý nơi đăng ký khai sinh theo danh mục hành chính qua các thời kỳ, cảnh báo khi tuổi kết hôn chưa đủ, khi người khai trùng với người đã khai tử.',
      law_compliance:
        'Đáp ứng toàn bộ các việc hộ tịch theo Luật Hộ tịch, Nghị định số 123/2015/NĐ-CP và Thông tư số 15/2015/TT-BTP.',
      adaptability: 'Thay đổi biểu mẫu: trong ngày. Thay đổi quy trình: không quá 15 ngày.',
    },
    {
      name: 'Cổng dịch vụ công trực tuyến',
      deployed_by: 'Sở Thông tin và Truyền thông',
      supplier: 'Công ty Cổ phần Công nghệ Gốm Sứ Mẫu',
      scope: 'Toàn tỉnh',
      database: ['centralized'],
      server_place: ['information_department'],
      application: ['web'],
      process: 'Khai sinh, kết hôn, khai tử mức độ 3.',
      law_compliance: 'Đáp ứng.',
      adaptability: 'Đáp ứng.',
    },
  ],
  interconnection:
    'Đã liên thông. Khi công dân nộp qua Cổng, hồ sơ vào thẳng phần mềm hộ tịch; công chức kiểm tra bản chính khi công dân đến nhận kết quả.',
  obstacles:
    'Công nhân nhập cư đông, nhu cầu khai sinh cho trẻ không có hộ khẩu thường trú rất lớn; phải xác minh với nơi khác bằng công văn giấy.',
  proposals:
    'Đề nghị cho tra cứu tình trạng hôn nhân và khai sinh giữa các tỉnh với nhau. Tỉnh sẵn sàng làm điểm trong năm 2017.',
};

export const dongNai: TypedPhieu = {
  unit: '75',
  respondent_name: 'Đặng Thị Minh Họa',
  respondent_position: 'Phó Chánh Văn phòng',
  respondent_phone: '0000.251.075',
  respondent_email: 'vanphong@stp-dongnai.example',
  data_date: '23/11/2016',
  registration_offices: { district: '11', commune: '171' },
  registrars: { district: '38', commune: '309' },
  equipped_registrars: { district: '38', commune: '301' },
  plan_status: 'issued',
  software_kinds: ['one_stop', 'civil_status', 'other'],
  software_kinds_other: 'Tổng đài nhắn tin trả kết quả hồ sơ',
  software_in_use: [
    {
      name: 'Phần mềm đăng ký và quản lý hộ tịch trực tuyến',
      deployed_by: 'Sở Tư pháp',
      supplier: 'Công ty TNHH Giải pháp Bưởi Biên Hòa Mẫu',
      scope: '11 huyện, thị xã, thành phố; 171 xã, phường, thị trấn',
      database: ['centralized'],
      server_place: ['supplier'],
      application: ['web'],
      process:
        'Có đủ các phân hệ: khai sinh, khai tử, kết hôn, nhận cha mẹ con, cải chính, trích lục, báo cáo.',
      law_compliance: 'Đáp ứng.',
      adaptability: 'Thuê dịch vụ trọn gói nên việc chỉnh sửa không phát sinh chi phí.',
    },
  ],
  software_planned: [
    {
      name: 'Kho dữ liệu hộ tịch tỉnh',
      deployed_by: 'Sở Tư pháp',
      scope: 'Dữ liệu từ năm 1975 đến năm 2015',
      database: ['centralized'],
      application: ['web', 'desktop'],
      process: 'Nhập từ sổ giấy, kiểm tra, ký xác nhận từng quyển, đưa vào khai thác.',
    },
  ],
  interconnection: 'Liên thông một phần với bảo hiểm xã hội để cấp thẻ bảo hiểm y tế cho trẻ em.',
  obstacles: lines(
    '- Hết thời hạn thuê dịch vụ vào tháng 12/2017.',
    '- Chưa có quy định về quyền sở hữu dữ liệu khi thuê dịch vụ.',
  ),
  proposals: lines('- Bộ cho ý kiến về việc tiếp tục thuê.', '- Hướng dẫn tiêu chuẩn an toàn thông tin.'),
};
