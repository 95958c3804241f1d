import { lines, type TypedPhieu } from '../typed.ts';

export const bacKan: TypedPhieu = {
  unit: '06',
  respondent_name: 'Nông Thị Mẫu',
  respondent_position: 'Trưởng phòng Hành chính tư pháp',
  respondent_phone: '0000-209-006',
  data_date: '24/11/2016',
  registration_offices: { district: '8', commune: '122' },
  registrars: { district: '17', commune: '119' },
  explanations: { 'registrars.commune': 'Có 03 xã đang chờ tuyển công chức.' },
  equipped_registrars: { district: '17', commune: '78' },
  plan_status: 'not_issued',
  obstacles: 'Tỉnh chưa có phần mềm nào. 03 xã đang khuyết công chức tư pháp - hộ tịch.',
  proposals: 'Bộ đầu tư phần mềm, tỉnh bố trí máy.',
};

export const thaiNguyen: TypedPhieu = {
  unit: '19',
  respondent_name: 'Dương Văn Thử',
  respondent_position: 'Phó Chánh Văn phòng Sở',
  respondent_phone: '0000.208.019',
  respondent_email: 'vp.stp@thainguyen-tuphap.example',
  data_date: '15/11/2016',
  registration_offices: { district: '9', commune: '181' },
  registrars: { district: '28', commune: '262' },
  equipped_registrars: { district: '28', commune: '249' },
  plan_status: 'issued',
  software_kinds: ['one_stop', 'civil_status', 'public_service_portal'],
  software_in_use: [
    {
      name: 'Phần mềm quản lý hộ tịch',
      deployed_by: 'Sở Tư pháp',
      supplier: 'Trung tâm Công nghệ thông tin Núi Cốc (đơn vị giả định)',
      scope: 'Toàn bộ 09 huyện, thị xã, thành phố và các xã, phường, thị trấn trên địa bàn',
      database: ['centralized'],
      server_place: ['information_department'],
      application: ['web'],
      process: lines(
        'Bước 1. Công chức tiếp nhận, kiểm tra giấy tờ, nhập tờ khai.',
        'Bước 2. Phần mềm tự kiểm tra trùng lặp theo họ tên, ngày sinh, họ tên cha mẹ.',
        'Bước 3. Lãnh đạo UBND duyệt; in bản chính và trích lục; cập nhật số, quyển.',
        'Bước 4. Phòng Tư pháp khai thác báo cáo thống kê theo kỳ.',
      ),
      law_compliance:
        'Đáp ứng đầy đủ các loại việc hộ tịch thuộc thẩm quyền cấp huyện, cấp xã theo Luật Hộ tịch.',
      adaptability:
        'Biểu mẫu do quản trị hệ thống tự sửa được; thay đổi quy trình thì cần đơn vị cung cấp hỗ trợ từ 5 đến 10 ngày làm việc.',
    },
    {
      name: 'Một cửa điện tử cấp huyện',
      deployed_by: 'UBND các huyện, thị xã, thành phố',
      supplier: 'Công ty Cổ phần Tin học Đồi Chè',
      scope: '09/09 đơn vị cấp huyện',
      database: ['distributed'],
      server_place: ['information_department'],
      application: ['web'],
      process: 'Theo quy trình ISO của từng đơn vị.',
      law_compliance: 'Không có chức năng chuyên môn về hộ tịch.',
      adaptability: 'Có thể điều chỉnh.',
    },
  ],
  interconnection:
    'Hai phần mềm chưa liên thông. Người dùng phải nhập tờ khai ở phần mềm hộ tịch, sau đó mở phần mềm một cửa để cập nhật tình trạng hồ sơ.',
  obstacles:
    'Khó khăn lớn nhất là nhập dữ liệu lịch sử: mới nhập được khoảng 410.000 trường hợp, đạt tỷ lệ 38%.',
  proposals: lines(
    '- Cho phép địa phương đang có phần mềm được tiếp tục sử dụng và kết nối về Bộ theo chuẩn chung.',
    '- Sớm ban hành cấu trúc dữ liệu trao đổi.',
  ),
};

export const langSon: TypedPhieu = {
  unit: '20',
  respondent_name: 'Hoàng Thị Ví Dụ',
  respondent_phone: '0000.205.020',
  data_date: '28/11/2016',
  registration_offices: { district: '11', commune: '226' },
  registrars: { district: '26', commune: '251' },
  equipped_registrars: { commune: '183' },
  plan_status: 'not_issued',
  software_kinds: ['one_stop', 'public_service_portal'],
  software_in_use: [
    {
      name: 'Phần mềm một cửa điện tử',
      deployed_by: 'Sở Nội vụ chủ trì',
      scope: 'Thành phố và 04 huyện',
      database: ['centralized'],
      application: ['web'],
    },
    {
      name: 'Trang thông tin dịch vụ công',
      deployed_by: 'Văn phòng UBND tỉnh',
      scope: 'Toàn tỉnh (mức độ 1, 2)',
      application: ['web'],
      process: 'Chỉ đăng thủ tục và mẫu đơn để công dân tải về.',
    },
  ],
  obstacles:
    'Số máy tính có kết nối internet của cấp huyện đang tổng hợp, chưa có số liệu chính xác nên Sở để trống. Tại các xã biên giới, đường truyền yếu; việc xác minh giấy tờ của người nước ngoài mất nhiều thời gian.',
};

export const bacGiang: TypedPhieu = {
  unit: '24',
  respondent_name: 'Ngô Minh Họa',
  respondent_position: 'Chuyên viên chính',
  respondent_phone: '0000.204.024',
  respondent_email: 'ngominhhoa@stp-bacgiang.example',
  data_date: '21/11/2016',
  registration_offices: { district: '10', commune: '230' },
  registrars: { district: '30', commune: '321' },
  equipped_registrars: { district: '30', commune: '314' },
  plan_status: 'issued',
  software_kinds: ['one_stop', 'civil_status'],
  software_in_use: [
    {
      name: 'Hệ thống đăng ký và quản lý hộ tịch tỉnh',
      deployed_by: 'Sở Tư pháp Bắc Giang',
      supplier: 'Công ty Cổ phần Giải pháp số Sông Thương',
      scope: '10/10 huyện, thành phố; 230/230 xã, phường, thị trấn',
      database: ['centralized'],
      server_place: ['information_department'],
      application: ['web'],
      process:
        'Phần mềm có 3 phân hệ: đăng ký, khai thác và quản trị. Công chức cấp xã nhập liệu và in giấy tờ; Phòng Tư pháp kiểm tra, mở khóa khi cần sửa; Sở Tư pháp theo dõi, tổng hợp thống kê trực tiếp trên phần mềm, không yêu cầu cấp dưới gửi báo cáo giấy.',
      law_compliance: 'Đáp ứng. Đã bổ sung loại việc đăng ký khai sinh kết hợp nhận cha, mẹ, con.',
      adaptability: 'Tốt. Trong năm 2016 đã nâng cấp 02 lần.',
    },
  ],
  interconnection:
    'Có khả năng. Hệ thống có sẵn dịch vụ trao đổi dữ liệu; đã thử nghiệm đọc danh sách hồ sơ từ phần mềm một cửa của thành phố. Khi liên thông, công chức một cửa quét tờ khai, công chức hộ tịch chỉ kiểm tra, bổ sung rồi ký.',
  obstacles: 'Vướng mắc về chữ ký số: chưa cấp cho Chủ tịch UBND cấp xã nên vẫn phải in ra để ký tay.',
  proposals: 'Đề nghị hướng dẫn cụ thể việc cấp số định danh cá nhân khi địa phương dùng phần mềm riêng.',
};
