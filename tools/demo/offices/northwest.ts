import { lines, type TypedPhieu } from '../typed.ts';

export const haGiang: TypedPhieu = {
  unit: '02',
  respondent_name: 'Vàng Thị Thử',
  respondent_position: 'Chuyên viên Phòng Hành chính tư pháp',
  respondent_phone: '0000.219.002',
  respondent_email: 'hanhchinhtuphap@stp-hagiang.example',
  data_date: '20/11/2016',
  registration_offices: { district: '11', commune: '195' },
  registrars: { district: '27', commune: '241' },
  equipped_registrars: { district: '27', commune: '158' },
  plan_status: 'issued',
  software_kinds: ['one_stop'],
  software_in_use: [
    {
      name: 'Phần mềm một cửa điện tử liên thông',
      deployed_by: 'Sở Thông tin và Truyền thông',
      supplier: 'Công ty Cổ phần Công nghệ Núi Đôi',
      scope: '11/11 UBND cấp huyện và 13 xã, phường, thị trấn',
      database: ['centralized'],
      server_place: ['information_department'],
      application: ['web'],
      process: lines(
        'Công chức bộ phận một cửa nhập thông tin hồ sơ, in phiếu hẹn rồi chuyển đến công chức tư pháp - hộ tịch.',
        'Công chức tư pháp - hộ tịch ghi sổ bằng tay, in giấy tờ từ mẫu soạn sẵn, trình Chủ tịch UBND ký và chuyển kết quả về bộ phận một cửa.',
      ),
      law_compliance: 'Chỉ theo dõi tình trạng hồ sơ, không có biểu mẫu hộ tịch theo Luật Hộ tịch.',
      adaptability: 'Phải đề nghị nhà cung cấp chỉnh sửa, thời gian khoảng 02 tháng.',
    },
  ],
  interconnection:
    'Hiện chưa có kết nối. Nếu được trang bị phần mềm dùng chung, Sở đề nghị phần mềm một cửa chỉ chuyển mã hồ sơ và họ tên người yêu cầu sang phần mềm hộ tịch để công chức không phải nhập hai lần.',
  obstacles: lines(
    '1. Về hạ tầng: 37 xã vùng cao chưa có đường truyền cáp quang, phải dùng thiết bị kết nối không dây; mùa mưa thường xuyên mất điện, mất sóng.',
    '2. Về thiết bị: nhiều máy tính được cấp từ năm 2009, hay hỏng, công chức phải dùng chung với kế toán, văn phòng.',
    '3. Về con người: công chức tư pháp - hộ tịch kiêm nhiệm nhiều việc, một số người chưa sử dụng thành thạo máy tính; địa bàn rộng, từ xã ra huyện lỵ có nơi trên 60 km.',
  ),
  proposals: lines(
    'a) Đề nghị Bộ Tư pháp hỗ trợ máy tính, máy in cho các xã đặc biệt khó khăn.',
    'b) Phần mềm cần cho phép nhập tạm khi mất kết nối và đồng bộ lại khi có mạng.',
    'c) Tổ chức tập huấn theo cụm huyện để cán bộ vùng cao đỡ phải đi xa.',
  ),
};

export const tuyenQuang: TypedPhieu = {
  unit: '08',
  respondent_name: 'Ma Văn Mẫu',
  respondent_position: 'Phó Trưởng phòng Hành chính tư pháp',
  respondent_phone: '0000 207 008',
  registration_offices: { district: '7', commune: '141' },
  registrars: { district: '19', commune: '198' },
};

export const laoCai: TypedPhieu = {
  unit: '10',
  respondent_name: 'Giàng Minh Họa',
  respondent_position: 'Chuyên viên Văn phòng Sở',
  respondent_phone: '0000.214.010',
  respondent_email: 'vanphong@stp-laocai.example',
  data_date: '18/11/2016',
  registration_offices: { district: '9', commune: '164' },
  registrars: { district: '24', commune: '225' },
  equipped_registrars: { district: '22', commune: '117' },
  plan_status: 'issued',
  software_kinds: ['one_stop', 'civil_status', 'public_service_portal'],
  software_in_use: [
    {
      name: 'Phần mềm quản lý hộ tịch',
      deployed_by: 'Sở Tư pháp',
      supplier: 'Công ty TNHH Giải pháp Phần mềm Sông Thao',
      scope: 'Sở Tư pháp, 09 Phòng Tư pháp và 46 UBND cấp xã',
      database: ['distributed'],
      server_place: ['justice_department'],
      application: ['desktop'],
      process:
        'Nhập hồ sơ → kiểm tra → in giấy khai sinh, giấy chứng nhận kết hôn, trích lục khai tử → lưu sổ trên máy. Cuối tháng, từng xã chép dữ liệu gửi Phòng Tư pháp để gộp vào cơ sở dữ liệu của huyện.',
      law_compliance:
        'Đã cập nhật biểu mẫu theo Thông tư số 15/2015/TT-BTP; chưa có nghiệp vụ ghi chú hộ tịch.',
      adaptability: 'Nhà cung cấp cập nhật tận nơi từng máy nên chậm và tốn kém.',
    },
    {
      name: 'Cổng dịch vụ công trực tuyến tỉnh',
      deployed_by: 'Sở Thông tin và Truyền thông',
      supplier: 'Công ty Cổ phần Phần mềm Phan Xi Păng Mẫu',
      scope: 'Toàn tỉnh, mức độ 2; riêng thành phố có 04 thủ tục hộ tịch ở mức độ 3',
      database: ['centralized'],
      server_place: ['information_department'],
      application: ['web'],
    },
  ],
  software_planned: [
    {
      name: 'Nâng cấp Phần mềm quản lý hộ tịch lên bản chạy trên trình duyệt',
      deployed_by: 'Sở Tư pháp',
      scope: '164 xã, phường, thị trấn',
      database: ['centralized'],
      application: ['web'],
      process: 'Dự kiến giữ nguyên quy trình đang có, bỏ bước chép dữ liệu cuối tháng.',
    },
  ],
  obstacles: lines(
    '- Dữ liệu nằm rải rác ở từng máy; đã có 03 xã mất dữ liệu do hỏng ổ cứng.',
    '- Các huyện biên giới phát sinh nhiều việc kết hôn, khai sinh có yếu tố nước ngoài, biểu mẫu trong phần mềm chưa có.',
    '- Công chức trẻ được luân chuyển nhiều, phải hướng dẫn lại từ đầu.',
  ),
  proposals:
    'Nếu Bộ triển khai phần mềm dùng chung, đề nghị hỗ trợ công cụ chuyển dữ liệu từ phần mềm của tỉnh.',
};

export const sonLa: TypedPhieu = {
  unit: '14',
  respondent_name: 'Lò Văn Ví Dụ',
  respondent_email: 'stp@sonla-tuphap.example',
  data_date: '2016-11-25',
  registration_offices: { district: '12', commune: '204' },
  registrars: { district: '31', commune: '268' },
  equipped_registrars: { district: '29', commune: '172' },
  plan_status: 'not_issued',
  software_kinds: ['one_stop', 'other'],
  software_kinds_other: 'Bảng tính theo dõi số đăng ký khai sinh do Phòng Tư pháp tự lập',
  software_in_use: [
    {
      name: 'Một cửa điện tử',
      deployed_by: 'UBND thành phố và 03 huyện',
      scope: '04/12 huyện, thành phố. Chưa triển khai xuống xã.',
      server_place: ['other'],
      server_place_other: 'Phòng máy của Văn phòng HĐND và UBND huyện',
      application: ['web'],
      process: 'Tiếp nhận - thụ lý - trình ký - trả kết quả.',
    },
  ],
  interconnection: 'Chưa có.',
  obstacles:
    'Tỉnh có nhiều xã vùng sâu, vùng xa, biên giới, trình độ CNTT của CC TP-HT không đồng đều, kinh phí cho CNTT hằng năm của ngành Tư pháp rất hạn hẹp, chủ yếu lồng ghép với các chương trình khác; việc đăng ký khai sinh quá hạn còn phổ biến nên hồ sơ phức tạp, khó chuẩn hóa; mặt khác tên riêng của đồng bào có nhiều cách ghi chữ, dễ nhầm lẫn khi nhập máy.',
  proposals:
    'Đề nghị Bộ TP quan tâm bố trí KP từ ngân sách TW; ưu tiên triển khai trước ở nơi có điều kiện, xã khó khăn làm sau.',
};

export const yenBai: TypedPhieu = {
  unit: '15',
  respondent_name: 'Hà Thị Giả Định',
  respondent_position: 'Chuyên viên',
  respondent_phone: '0000.216.015',
  respondent_email: 'hctp@stp-yenbai.example',
  data_date: '22-11-2016',
  registration_offices: { district: '9', commune: '180' },
  registrars: { district: '23', commune: '214' },
  equipped_registrars: { district: '23', commune: '150' },
  plan_status: 'issued',
  software_kinds: ['civil_status'],
  software_in_use: [
    {
      name: 'Phần mềm đăng ký hộ tịch cấp xã',
      deployed_by: 'Sở Tư pháp phối hợp với UBND cấp huyện',
      supplier: 'Công ty TNHH Giải pháp Phần mềm Sông Thao',
      scope: '62 xã, phường, thị trấn thuộc 05 huyện, thị xã, thành phố',
      database: ['distributed'],
      server_place: ['supplier'],
      application: ['web'],
      process:
        'Công chức đăng nhập bằng tài khoản được cấp, chọn loại việc (khai sinh, khai tử, kết hôn, nhận cha mẹ con, thay đổi, cải chính), nhập theo mẫu, in ra giấy để ký, đóng dấu, sau đó nhập số và ngày đăng ký.',
      law_compliance:
        'Cơ bản đáp ứng. Phần trích lục và thống kê 6 tháng, 1 năm còn sai sót, phải tính lại bằng tay.',
      adaptability: 'Được, theo hợp đồng bảo trì hằng năm.',
    },
  ],
  interconnection:
    'Phần mềm có thể kết xuất dữ liệu ra tệp bảng tính. Muốn liên thông với hệ thống khác thì nhà cung cấp phải viết thêm, chưa rõ kinh phí.',
  obstacles: lines(
    'Hợp đồng thuê máy chủ hết hạn vào tháng 6 năm 2017, chưa bố trí được kinh phí gia hạn.',
    'Sổ hộ tịch từ năm 1960 đến nay lưu ở nhiều nơi, nhiều quyển đã rách nát, mờ chữ.',
  ),
  proposals:
    'Kính đề nghị Cục Công nghệ thông tin cho biết thời điểm dự kiến triển khai tại tỉnh để Sở quyết định có gia hạn hợp đồng nói trên hay không.',
};
