import { lines, type TypedPhieu } from '../typed.ts';

export const haNoi: TypedPhieu = {
  unit: '01',
  respondent_name: 'Nguyễn Thị Minh Họa',
  respondent_position: 'Phó Trưởng phòng Hành chính tư pháp',
  respondent_phone: '0000.224.001',
  respondent_email: 'hanhchinhtuphap@stp-hanoi.example',
  data_date: '25/11/2016',
  registration_offices: { district: '30', commune: '584' },
  registrars: { district: '96', commune: '1.087' },
  equipped_registrars: { district: '96', commune: '1.071' },
  plan_status: 'issued',
  software_kinds: ['one_stop', 'civil_status', 'public_service_portal'],
  software_in_use: [
    {
      name: 'Phần mềm đăng ký khai sinh điện tử',
      deployed_by: 'Sở Tư pháp phối hợp với Cục Công nghệ thông tin, Bộ Tư pháp',
      supplier: 'Bộ Tư pháp',
      scope: '30/30 quận, huyện, thị xã; 584/584 xã, phường, thị trấn',
      database: ['centralized'],
      server_place: ['other'],
      server_place_other: 'Trung tâm dữ liệu của Bộ Tư pháp',
      application: ['web'],
      process:
        'Công chức đăng nhập, nhập nội dung đăng ký khai sinh, gửi yêu cầu cấp số định danh cá nhân; khi nhận được số thì in Giấy khai sinh, ghi sổ và trả kết quả. Trường hợp chưa nhận được số trong ngày thì hẹn công dân.',
      law_compliance: 'Đáp ứng đối với việc khai sinh. Chưa có các việc hộ tịch khác.',
      adaptability: 'Do Bộ Tư pháp nâng cấp, địa phương không phải thực hiện.',
    },
    {
      name: 'Phần mềm một cửa điện tử dùng chung ba cấp',
      deployed_by: 'Sở Thông tin và Truyền thông',
      supplier: 'Công ty Cổ phần Công nghệ Hồ Tây Mẫu',
      scope: 'Các sở, ngành; 30 quận, huyện, thị xã; đang mở rộng xuống cấp xã',
      database: ['centralized'],
      server_place: ['information_department'],
      application: ['web'],
      process:
        'Tiếp nhận trực tuyến, thụ lý, trình ký, thu phí, trả kết quả; nhắn tin thông báo cho công dân.',
      law_compliance: 'Là phần mềm dùng chung, không thiết kế riêng cho lĩnh vực hộ tịch.',
      adaptability: 'Có thể thay đổi biểu mẫu trong vòng 3 ngày.',
    },
    {
      name: 'Phần mềm quản lý hộ tịch của quận',
      deployed_by: 'UBND 06 quận',
      supplier: 'Công ty TNHH Phần mềm Thăng Long Giả Định',
      scope: '06 quận nội thành',
      database: ['distributed'],
      server_place: ['other'],
      server_place_other: 'Phòng máy chủ của UBND quận',
      application: ['web', 'desktop'],
      process: 'Nhập đủ các loại việc hộ tịch và tra cứu sổ cũ từ năm 1955.',
      law_compliance: 'Một phần.',
      adaptability: 'Khó, do nhà cung cấp đã ngừng phát triển.',
    },
  ],
  interconnection:
    'Phần mềm đăng ký khai sinh điện tử và phần mềm một cửa chưa kết nối; công chức thao tác trên cả hai, mỗi hồ sơ mất thêm từ 5 đến 7 phút. Mong muốn: phần mềm một cửa là nơi tiếp nhận duy nhất, dữ liệu được tự động chuyển sang phần mềm của Bộ, số định danh trả về phần mềm một cửa.',
  obstacles: lines(
    '1. Giờ cao điểm đầu buổi sáng, tốc độ phản hồi của phần mềm chậm.',
    '2. Khi đường truyền với hệ thống cấp số định danh gián đoạn thì không trả kết quả được trong ngày theo quy định.',
    '3. Số lượng khai sinh lớn, nhiều phường có trên 1.500 trường hợp mỗi năm nhưng chỉ có 02 công chức.',
  ),
  proposals: lines(
    '1. Sớm triển khai Phần mềm đăng ký, quản lý hộ tịch dùng chung tại thành phố.',
    '2. Công bố tài liệu kỹ thuật để liên thông với phần mềm một cửa và thủ tục cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi.',
  ),
};

export const bacNinh: TypedPhieu = {
  unit: '27',
  respondent_name: 'Nguyễn Đăng Mẫu',
  respondent_position: 'Chuyên viên phụ trách công nghệ thông tin',
  respondent_email: 'cntt@stp-bacninh.example',
  data_date: '16/11/2016',
  registration_offices: { district: '8', commune: '126' },
  registrars: { district: '27', commune: '183' },
  equipped_registrars: { district: '27', commune: '183' },
  plan_status: 'issued',
  software_kinds: ['one_stop', 'civil_status', 'public_service_portal'],
  software_in_use: [
    {
      name: 'Phần mềm hộ tịch Quan Họ',
      deployed_by: 'Sở Tư pháp',
      supplier: 'Công ty Cổ phần Tin học Sông Cầu Mẫu',
      scope: 'Toàn tỉnh',
      database: ['centralized'],
      server_place: ['information_department'],
      application: ['web'],
      process: 'Nhập tờ khai, duyệt, in, lưu trữ, thống kê.',
      law_compliance: 'Đáp ứng',
      adaptability: 'Đáp ứng',
    },
    {
      name: 'Phần mềm một cửa điện tử',
      deployed_by: 'Trung tâm hành chính công tỉnh',
      supplier: 'Công ty Cổ phần Tin học Sông Cầu Mẫu',
      scope: '08 huyện, thị xã, thành phố và 126 xã, phường, thị trấn',
      database: ['centralized'],
      server_place: ['information_department'],
      application: ['web'],
      process:
        'Liên thông với phần mềm hộ tịch: hồ sơ tiếp nhận tại một cửa tự chuyển cho công chức hộ tịch.',
      law_compliance: 'Không áp dụng',
      adaptability: 'Đáp ứng',
    },
  ],
  interconnection:
    'Đã liên thông giữa 02 phần mềm nêu tại mục 3.2. Thao tác của người dùng: (1) cán bộ một cửa quét giấy tờ, nhập tên và số điện thoại người nộp; (2) công chức hộ tịch mở hồ sơ chờ, bấm nhận; (3) sau khi ký, bấm kết thúc, phần mềm một cửa tự chuyển trạng thái “đã có kết quả”.',
  obstacles: 'Không có vướng mắc lớn.',
  proposals:
    'Tỉnh đã đáp ứng điều kiện về máy tính, đường truyền và nhân lực. Đề nghị Bộ xem xét triển khai sớm Phần mềm đăng ký khai sinh điện tử.',
};

export const haiDuong: TypedPhieu = {
  unit: '30',
  respondent_name: 'Phạm Thị Thử',
  respondent_position: 'Chuyên viên Phòng HCTP',
  respondent_phone: '0000.220.030',
  respondent_email: 'hctp@stp-haiduong.example',
  data_date: '23/11/2016',
  registration_offices: { district: '12', commune: '264' },
  registrars: { district: '33', commune: '374' },
  equipped_registrars: { district: '33', commune: '346' },
  plan_status: 'issued',
  software_kinds: ['one_stop'],
  software_in_use: [
    {
      name: 'Phần mềm một cửa điện tử hiện đại',
      deployed_by: 'UBND cấp huyện',
      supplier: 'Công ty TNHH Tin học Vải Thiều',
      scope: '12 huyện, thị xã, thành phố',
      database: ['distributed'],
      server_place: ['other'],
      server_place_other: 'Máy chủ đặt tại từng UBND cấp huyện',
      application: ['web'],
      process:
        'Tiếp nhận hồ sơ kết hôn, khai sinh có yếu tố nước ngoài; cải chính hộ tịch cho người từ đủ 14 tuổi.',
      law_compliance: 'Chỉ quản lý tiến độ.',
      adaptability: 'Mỗi huyện tự hợp đồng với nhà cung cấp nên khó thống nhất.',
    },
  ],
  software_planned: [
    {
      name: 'Phần mềm một cửa cấp xã',
      deployed_by: 'Sở Thông tin và Truyền thông',
      scope: 'Giai đoạn 1: 60 xã; giai đoạn 2: các xã còn lại',
      database: ['centralized'],
      application: ['web'],
      process: 'Kế thừa quy trình của phần mềm cấp huyện.',
    },
  ],
  interconnection: 'Hiện tại chưa liên thông. Dự kiến sẽ liên thông khi có phần mềm hộ tịch.',
  obstacles: 'Kinh phí; trình độ tin học; ý thức sử dụng của một bộ phận công chức lớn tuổi.',
  proposals:
    'Đề nghị triển khai Phần mềm đăng ký khai sinh điện tử tại tỉnh trong năm 2017, trước hết ở thành phố và thị xã.',
};

export const haiPhong: TypedPhieu = {
  unit: '31',
  respondent_name: 'Vũ Thị Giả Định',
  respondent_position: 'Trưởng phòng Hành chính tư pháp',
  respondent_phone: '0000 225 031',
  respondent_email: 'phonghctp@stp-haiphong.example',
  data_date: '24/11/2016',
  registration_offices: { district: '14', commune: '223' },
  explanations: {
    'registration_offices.district':
      'Không tính huyện Bạch Long Vĩ do huyện không có đơn vị hành chính cấp xã.',
  },
  registrars: { district: '48', commune: '358' },
  equipped_registrars: { district: '48', commune: '341' },
  plan_status: 'issued',
  software_kinds: ['one_stop', 'civil_status'],
  software_in_use: [
    {
      name: 'Phần mềm đăng ký khai sinh điện tử',
      deployed_by: 'Bộ Tư pháp',
      supplier: 'Cục Công nghệ thông tin',
      scope: 'Toàn thành phố từ ngày 01/01/2016 (trừ huyện Bạch Long Vĩ do UBND huyện trực tiếp đăng ký)',
      database: ['centralized'],
      server_place: ['other'],
      server_place_other: 'Bộ Tư pháp',
      application: ['web'],
      process: 'Đăng nhập - lập hồ sơ khai sinh - kiểm tra - chuyển lấy số định danh - nhận số - in - lưu.',
      law_compliance: 'Tốt đối với khai sinh.',
      adaptability: 'Bộ chủ động.',
    },
    {
      name: 'Hệ thống thông tin một cửa điện tử thành phố',
      deployed_by: 'Sở Thông tin và Truyền thông',
      supplier: 'Công ty Cổ phần Phần mềm Cửa Biển',
      scope: '14 quận, huyện có đơn vị cấp xã',
      database: ['centralized'],
      server_place: ['information_department'],
      application: ['web'],
      process: 'Theo cơ chế một cửa, một cửa liên thông.',
    },
  ],
  interconnection:
    'Chưa liên thông giữa hai hệ thống. Thành phố đang làm thử việc liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế bằng hồ sơ giấy.',
  obstacles: lines(
    'Một số nội dung trên Giấy khai sinh in từ phần mềm bị lệch dòng so với phôi.',
    'Không sửa được thông tin sau khi đã cấp số định danh, kể cả khi nhập sai dấu hỏi, dấu ngã.',
  ),
  proposals:
    'Bổ sung chức năng căn chỉnh lề in; quy định rõ trình tự sửa sai sót do nhập liệu; mở rộng sang các việc hộ tịch khác.',
};
