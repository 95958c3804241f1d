import { lines, type TypedPhieu } from '../typed.ts';

export const thanhHoa: TypedPhieu = {
  unit: '38',
  respondent_name: 'Lê Thị Thử',
  respondent_position: 'Chuyên viên chính, Phòng Hành chính tư pháp',
  respondent_phone: '0000.237.038',
  respondent_email: 'hctp@stp-thanhhoa.example',
  data_date: '28/11/2016',
  registration_offices: { district: '27', commune: '635' },
  registrars: { district: '68', commune: '812' },
  equipped_registrars: { district: '66', commune: '597' },
  plan_status: 'issued',
  software_kinds: ['one_stop', 'public_service_portal'],
  software_in_use: [
    {
      name: 'Phần mềm một cửa điện tử',
      deployed_by: 'Sở Thông tin và Truyền thông',
      supplier: 'Công ty Cổ phần Công nghệ Lam Kinh Mẫu',
      scope: '27/27 huyện, thị xã, thành phố; 81/635 xã',
      database: ['centralized'],
      server_place: ['information_department'],
      application: ['web'],
      process:
        'Tiếp nhận hồ sơ, phân công xử lý, nhắc việc, trả kết quả và thống kê hồ sơ trước hạn, đúng hạn, quá hạn.',
      law_compliance: 'Phần mềm không phục vụ nghiệp vụ đăng ký hộ tịch.',
      adaptability: 'Cấu hình được quy trình, không cần lập trình.',
    },
    {
      name: 'Cổng dịch vụ công',
      deployed_by: 'Văn phòng UBND tỉnh',
      scope: 'Toàn tỉnh',
      database: ['centralized'],
      server_place: ['information_department'],
      application: ['web'],
      process: 'Mức độ 3 đối với cấp bản sao trích lục hộ tịch.',
    },
  ],
  interconnection:
    'Cổng dịch vụ công chuyển hồ sơ sang phần mềm một cửa. Chưa có phần mềm hộ tịch để liên thông tiếp.',
  obstacles: lines(
    'Thứ nhất, tỉnh có 635 đơn vị cấp xã, 11 huyện miền núi; chi phí trang bị rất lớn.',
    'Thứ hai, trong tổng số 812 công chức có 215 người chưa được trang cấp máy tính có kết nối internet, phần lớn ở các huyện miền núi.',
    'Thứ ba, tỷ lệ đăng ký khai sinh lại cao do sổ cũ thất lạc sau các đợt lũ lụt.',
  ),
  proposals: lines(
    '- Phân kỳ triển khai: năm 2017 làm tại các huyện đồng bằng, ven biển; từ năm 2018 làm tại các huyện miền núi.',
    '- Trung ương hỗ trợ 50% kinh phí số hóa sổ hộ tịch.',
    '- Có quy chế phối hợp giữa Tư pháp và Công an về cấp, hủy số định danh cá nhân.',
  ),
};

export const ngheAn: TypedPhieu = {
  unit: '40',
  respondent_name: 'Hồ Văn Giả Định',
  respondent_position: 'Trưởng phòng Hành chính tư pháp',
  respondent_phone: '0000.238.040',
  respondent_email: 'hanhchinhtuphap@stp-nghean.example',
  data_date: '26/11/2016',
  registration_offices: { district: '21', commune: '479' },
  registrars: { district: '57', commune: '634' },
  equipped_registrars: { district: '55', commune: '463' },
  plan_status: 'issued',
  software_kinds: ['one_stop', 'civil_status'],
  software_in_use: [
    {
      name: 'Phần mềm đăng ký khai sinh điện tử',
      deployed_by: 'Cục Công nghệ thông tin, Bộ Tư pháp',
      supplier: 'Bộ Tư pháp',
      scope: 'Thí điểm từ huyện Quế Phong, đang mở rộng dần',
      database: ['centralized'],
      server_place: ['other'],
      server_place_other: 'Trung tâm dữ liệu của Bộ Tư pháp',
      application: ['web'],
      process: lines(
        '1. Nhận tờ khai, giấy chứng sinh.',
        '2. Nhập thông tin, đối chiếu với hộ khẩu.',
        '3. Gửi đi lấy số định danh.',
        '4. In, ký, đóng dấu, vào sổ.',
        'Ở xã chưa có mạng thì công chức ra trung tâm huyện nhập vào thứ Sáu hằng tuần.',
      ),
      law_compliance: 'Đáp ứng yêu cầu đăng ký khai sinh.',
      adaptability: 'Do Bộ thực hiện.',
    },
    {
      name: 'Một cửa điện tử thành phố',
      deployed_by: 'UBND thành phố',
      supplier: 'Công ty TNHH Phần mềm Sông Lam Mẫu',
      scope: '25 phường, xã',
      database: ['centralized'],
      server_place: ['supplier'],
      application: ['web'],
      process: 'Tiếp nhận và trả kết quả.',
    },
  ],
  software_planned: [
    {
      name: 'Phần mềm đăng ký, quản lý hộ tịch dùng chung (của Bộ)',
      deployed_by: 'Sở Tư pháp',
      scope: '21 huyện, thị xã, thành phố; 480 xã, phường, thị trấn',
      database: ['centralized'],
      application: ['web'],
      process: 'Thực hiện theo quy trình của Bộ Tư pháp.',
    },
  ],
  interconnection:
    'Chưa có kết nối liên thông. Sở mong Bộ có giải pháp kỹ thuật chung, tránh mỗi huyện làm một kiểu.',
  obstacles:
    'Địa bàn rộng nhất cả nước, nhiều bản làng cách trung tâm xã hàng chục cây số. Tại Quế Phong có xã phải dùng máy phát điện. Một số trẻ sinh tại nhà không có giấy chứng sinh nên phải làm văn bản xác nhận, mất nhiều thời gian.',
  proposals: 'Kéo dài thời gian hỗ trợ trực tiếp tại các xã vùng cao ít nhất 06 tháng sau khi triển khai.',
};

export const haTinh: TypedPhieu = {
  unit: '42',
  respondent_name: 'Phan Thị Ví Dụ',
  respondent_position: 'Phó Trưởng phòng',
  respondent_email: 'hctp@stp-hatinh.example',
  data_date: '18/11/2016',
  registration_offices: { district: '13', commune: '262' },
  registrars: { district: '34', commune: '351' },
  equipped_registrars: { district: '34', commune: '338' },
  plan_status: 'issued',
  software_kinds: ['one_stop', 'civil_status', 'public_service_portal'],
  software_in_use: [
    {
      name: 'PM đăng ký khai sinh điện tử',
      deployed_by: 'Sở Tư pháp',
      supplier: 'Bộ Tư pháp',
      scope: '262/262 xã, phường, thị trấn',
      database: ['centralized'],
      server_place: ['other'],
      server_place_other: 'Hà Nội (Bộ Tư pháp)',
      application: ['web'],
      process: 'Khai sinh.',
      law_compliance: 'Tốt',
      adaptability: 'Tốt',
    },
    {
      name: 'PM đăng ký, quản lý hộ tịch dùng chung',
      deployed_by: 'Sở Tư pháp',
      supplier: 'Bộ Tư pháp',
      scope: '13/13 huyện, 262/262 xã',
      database: ['centralized'],
      server_place: ['other'],
      server_place_other: 'Hà Nội (Bộ Tư pháp)',
      application: ['web'],
      process: 'Các việc hộ tịch khác, trích lục, thống kê.',
      law_compliance: 'Khá; còn thiếu mẫu báo cáo theo Thông tư của ngành.',
      adaptability: 'Khá',
    },
  ],
  interconnection:
    'Có: tài khoản dùng chung, dữ liệu dùng chung trong hai phần mềm của Bộ. Với một cửa điện tử của tỉnh: chưa.',
  obstacles: 'Sau đợt mưa lũ tháng 10/2016, nhiều máy tính ở các xã vùng trũng bị ngập, đang chờ thay thế.',
  proposals: 'Hỗ trợ thay thế máy tính hư hỏng; mở đường dây nóng kỹ thuật cả ngoài giờ hành chính.',
};

// Typed with a keyboard set to decomposed Unicode, as some offices' computers still are.
const decomposedText =
  'Đợt lũ vừa qua làm ướt nhiều quyển sổ hộ tịch; Sở đề nghị ưu tiên kinh phí số hóa để cứu dữ liệu, tránh mất mát không thể khôi phục.';

export const quangBinh: TypedPhieu = {
  unit: '44',
  respondent_name: 'Trương Văn Mẫu',
  respondent_phone: '0000.232.044',
  data_date: '27/11/2016',
  registration_offices: { district: '8', commune: '159' },
  registrars: { district: '21', commune: '203' },
  equipped_registrars: { district: '21', commune: '172' },
  plan_status: 'issued',
  software_kinds: ['public_service_portal'],
  software_in_use: [
    {
      name: 'Cổng thông tin điện tử tỉnh',
      deployed_by: 'Văn phòng UBND tỉnh',
      application: ['web'],
      process: 'Công dân tra cứu thủ tục, tải tờ khai.',
    },
  ],
  obstacles: 'Thiếu phần mềm, thiếu máy quét, thiếu kinh phí.',
  proposals: decomposedText.normalize('NFD'),
};

export const thuaThienHue: TypedPhieu = {
  unit: '46',
  respondent_name: 'Nguyễn Thị Ví Dụ',
  respondent_position: 'Chuyên viên Văn phòng Sở Tư pháp',
  respondent_phone: '0000.234.046',
  respondent_email: 'stp@thuathienhue-tuphap.example',
  data_date: '20/11/2016',
  registration_offices: { district: '9', commune: '152' },
  registrars: { district: '31', commune: '229' },
  equipped_registrars: { district: '31', commune: '214' },
  plan_status: 'issued',
  software_kinds: ['one_stop', 'civil_status', 'public_service_portal', 'other'],
  software_kinds_other: 'Phần mềm tra cứu dữ liệu khai sinh thành phố giai đoạn 1957 - 1975',
  software_in_use: [
    {
      name: 'Phần mềm quản lý hộ tịch dùng chung của tỉnh',
      deployed_by: 'Sở Tư pháp và Sở Thông tin và Truyền thông',
      supplier: 'Trung tâm Công nghệ thông tin tỉnh',
      scope: '09 huyện, thị xã, thành phố; 152 xã, phường, thị trấn',
      database: ['centralized'],
      server_place: ['information_department'],
      application: ['web'],
      process: lines(
        'Hồ sơ tiếp nhận tại phần mềm một cửa được chuyển thẳng sang phần mềm hộ tịch.',
        'Công chức chọn mẫu, bổ sung thông tin, in tờ khai cho công dân kiểm tra và ký; sau khi lãnh đạo duyệt thì in giấy tờ hộ tịch.',
        'Sổ hộ tịch điện tử được khóa vào ngày cuối năm.',
      ),
      law_compliance: 'Đáp ứng khoảng 90%. Còn thiếu đăng ký giám hộ đương nhiên.',
      adaptability: 'Đội ngũ kỹ thuật của tỉnh tự nâng cấp, không phụ thuộc doanh nghiệp.',
    },
    {
      name: 'Phần mềm tra cứu dữ liệu khai sinh cũ',
      deployed_by: 'Phòng Tư pháp thành phố',
      supplier: 'Tự xây dựng',
      scope: 'Nội bộ',
      database: ['distributed'],
      server_place: ['other'],
      server_place_other: 'Máy trạm tại kho lưu trữ',
      application: ['desktop'],
      process: 'Tra theo họ tên, năm sinh, số quyển.',
      law_compliance: 'Không áp dụng.',
      adaptability: 'Không còn người bảo trì.',
    },
  ],
  interconnection:
    'Đã kết nối giữa phần mềm một cửa và phần mềm hộ tịch của tỉnh. Khả năng kết nối với hệ thống của Bộ: sẵn sàng, chỉ cần Bộ cung cấp tài liệu. Người dùng không phải thao tác gì thêm ngoài việc kiểm tra hồ sơ bị trả lại.',
  obstacles:
    'Chữ viết trong sổ cũ có cả chữ Pháp, khó nhận dạng; tên đệm của các họ tộc dài, vượt số ký tự cho phép.',
  proposals:
    'Tăng độ dài của trường họ tên; cho phép nhập nhiều cách ghi của cùng một địa danh qua các thời kỳ.',
};
