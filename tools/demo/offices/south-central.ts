import type { TypedPhieu } from '../typed.ts';

export const quangNam: TypedPhieu = {
  unit: '49',
  respondent_name: 'Huỳnh Thị Mẫu',
  respondent_position: 'Chuyên viên Phòng Hành chính tư pháp',
  respondent_phone: '0000.235.049',
  respondent_email: 'huynhthimau@stp-quangnam.example',
  data_date: '25/11/2016',
  registration_offices: { district: '18', commune: '244' },
  registrars: { district: '45', commune: '317' },
  equipped_registrars: { district: '43', commune: '246' },
  plan_status: 'issued',
  software_kinds: ['one_stop', 'civil_status'],
  software_in_use: [
    {
      name: 'Phần mềm hộ tịch phiên bản máy đơn',
      deployed_by: 'Phòng Tư pháp các huyện',
      supplier: 'Công ty TNHH Tin học Thu Bồn Mẫu',
      scope: '07/18 huyện, thị xã, thành phố (các huyện đồng bằng)',
      database: ['distributed'],
      server_place: ['other'],
      server_place_other: 'Lưu ngay trên máy của công chức',
      application: ['desktop'],
      process: 'Nhập liệu, in giấy tờ, sao lưu vào đĩa mỗi tháng một lần.',
      law_compliance:
        'Biểu mẫu cũ theo Nghị định số 158/2005/NĐ-CP, công chức phải sửa lại trên phần mềm văn phòng trước khi in.',
      adaptability: 'Không đáp ứng, nhà cung cấp đã giải thể.',
    },
    {
      name: 'Một cửa điện tử',
      deployed_by: 'UBND thành phố Hội An, UBND thành phố Tam Kỳ',
      scope: '02 thành phố',
      application: ['web'],
    },
  ],
  software_planned: [
    {
      name: 'Phần mềm quản lý hộ tịch trực tuyến',
      deployed_by: 'Sở Tư pháp làm chủ đầu tư',
      scope: 'Toàn tỉnh, giai đoạn 2017 - 2018',
      database: ['centralized'],
      application: ['web'],
      process:
        'Đăng ký trực tuyến và tại chỗ; ký số; tự động lập sổ; chia sẻ cho Công an, Bảo hiểm xã hội. Chủ trương đầu tư đã được HĐND tỉnh thông qua nhưng đang chờ ý kiến của Bộ để tránh đầu tư trùng lặp.',
    },
  ],
  interconnection: 'Các phần mềm hiện có không liên thông được với nhau.',
  obstacles:
    'Nếu chờ phần mềm của Bộ thì tỉnh bị động về thời gian; nếu tự làm thì sợ trùng. Miền núi: 09 huyện chưa có gì, có xã chưa có điện lưới.',
  proposals: 'Xin ý kiến chính thức của Bộ Tư pháp về dự án nêu tại mục 3.3 trước ngày 31/12/2016.',
};

export const binhDinh: TypedPhieu = {
  unit: '52',
  respondent_name: 'Võ Minh Họa',
  respondent_position: 'Phó Trưởng phòng Hành chính tư pháp',
  respondent_phone: '0000.256.052',
  data_date: '22/11/2016',
  registration_offices: { district: '11', commune: '159' },
  registrars: { district: '31', commune: '241' },
  equipped_registrars: { district: '31', commune: '227' },
  plan_status: 'issued',
  software_kinds: ['civil_status'],
  software_in_use: [
    {
      name: 'Chương trình quản lý hộ tịch',
      deployed_by: 'Sở Tư pháp',
      supplier: 'Công ty Cổ phần Phần mềm Đầm Thị Nại Mẫu',
      scope: '159/159 xã, phường, thị trấn; 11/11 Phòng Tư pháp',
      database: ['centralized'],
      server_place: ['justice_department'],
      application: ['web'],
      process:
        'Quản lý trọn vẹn từ khi tiếp nhận đến khi lưu trữ. Mỗi loại việc có danh mục giấy tờ phải nộp và phải xuất trình để công chức đánh dấu, tránh đòi hỏi thêm giấy tờ ngoài quy định.',
      law_compliance: 'Đáp ứng cơ bản.',
      adaptability: 'Hợp đồng bảo trì đến hết năm 2018.',
    },
  ],
  interconnection: 'Có thể liên thông ở mức độ dữ liệu: kết xuất tệp theo mẫu và nạp vào hệ thống khác.',
  obstacles: 'Máy chủ đặt tại Sở đã dùng 06 năm, không có máy dự phòng.',
  proposals: 'Được đặt máy chủ tại Trung tâm dữ liệu của Bộ hoặc của tỉnh.',
};

export const khanhHoa: TypedPhieu = {
  unit: '56',
  respondent_name: 'Cao Thị Thử',
  respondent_position: 'Chuyên viên',
  respondent_phone: '0000.258.056',
  respondent_email: 'hctp@stp-khanhhoa.example',
  data_date: '24/11/2016',
  registration_offices: { district: '9', commune: '140' },
  registrars: { district: '26', commune: '208' },
  equipped_registrars: { district: '26', commune: '192' },
  plan_status: 'not_issued',
  software_kinds: ['one_stop', 'public_service_portal'],
  software_in_use: [
    {
      name: 'Hệ thống một cửa điện tử và dịch vụ công trực tuyến',
      deployed_by: 'Sở Thông tin và Truyền thông',
      supplier: 'Công ty Cổ phần Công nghệ Trầm Hương Mẫu',
      scope: 'Từ tỉnh đến xã, kể cả huyện đảo Trường Sa',
      database: ['centralized'],
      server_place: ['information_department'],
      application: ['web'],
      process:
        'Người dân nộp tại chỗ hoặc qua mạng, nhận tin nhắn khi hồ sơ chuyển bước, trả phí khi nhận kết quả.',
      law_compliance: 'Có các biểu mẫu hộ tịch thông dụng nhưng không có sổ hộ tịch điện tử.',
      adaptability: 'Sở Thông tin và Truyền thông chỉnh sửa trong 7 ngày.',
    },
  ],
  interconnection: 'Hệ thống có giao tiếp mở, sẵn sàng liên thông với phần mềm hộ tịch khi được triển khai.',
  obstacles:
    'Đảo xa bờ dùng đường truyền vệ tinh, không ổn định. Cấp xã ở 02 huyện miền núi chưa có máy quét.',
  proposals: 'Cần cơ chế đăng ký khi không có mạng đối với huyện đảo.',
};
