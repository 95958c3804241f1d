import { lines, type TypedPhieu } from '../typed.ts';

type SoftwareInUse = NonNullable<TypedPhieu['software_in_use']>[number];

const districts = [
  ...['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'].map((number) => `Quận ${number}`),
  ...['Bình Tân', 'Bình Thạnh', 'Gò Vấp', 'Phú Nhuận', 'Tân Bình', 'Tân Phú', 'Thủ Đức'].map(
    (name) => `quận ${name}`,
  ),
  ...['Bình Chánh', 'Cần Giờ', 'Củ Chi', 'Hóc Môn', 'Nhà Bè'].map((name) => `huyện ${name}`),
];

const oneStopOf = (district: string): SoftwareInUse => ({
  name: `Phần mềm một cửa điện tử ${district}`,
  deployed_by: `UBND ${district}`,
  supplier: 'Công ty Cổ phần Phần mềm Bến Nghé Mẫu',
  scope: `Bộ phận tiếp nhận và trả kết quả ${district} và các phường, xã, thị trấn trực thuộc`,
  database: ['distributed'],
  server_place: ['other'],
  server_place_other: `Phòng máy chủ UBND ${district}`,
  application: ['web'],
  process: 'Tiếp nhận, luân chuyển, trả kết quả; ki-ốt tra cứu bằng mã vạch.',
});

const registerArchiveOf = (district: string): SoftwareInUse => ({
  name: `Phần mềm lưu trữ sổ hộ tịch ${district}`,
  deployed_by: `Phòng Tư pháp ${district}`,
  scope: `Kho lưu trữ ${district}`,
  database: ['distributed'],
  application: ['desktop'],
  process: 'Tra cứu ảnh quét của sổ hộ tịch để cấp bản sao trích lục.',
});

const ofTheMinistry = {
  deployed_by: 'Sở Tư pháp Thành phố',
  supplier: 'Cục Công nghệ thông tin, Bộ Tư pháp',
  database: ['centralized'],
  server_place: ['other'],
  server_place_other: 'Trung tâm dữ liệu của Bộ Tư pháp',
  application: ['web'],
} as const;

/** The extreme case: the most blocks the Phiếu takes, because every district describes its own software. */
export const hoChiMinhCity: TypedPhieu = {
  unit: '79',
  respondent_name: 'Trần Thị Giả Định',
  respondent_position: 'Phó Trưởng phòng Hộ tịch - Quốc tịch',
  respondent_phone: '0000.283.079',
  respondent_email: 'phonghotich@stp-tphcm.example',
  data_date: '26/11/2016',
  registration_offices: { district: '24', commune: '322' },
  registrars: { district: '131', commune: '641' },
  equipped_registrars: { district: '131', commune: '641' },
  plan_status: 'issued',
  software_kinds: ['one_stop', 'civil_status', 'public_service_portal', 'other'],
  software_kinds_other: 'Phần mềm lưu trữ, tra cứu sổ hộ tịch của từng quận, huyện',
  software_in_use: [
    {
      ...ofTheMinistry,
      name: 'Phần mềm đăng ký khai sinh điện tử',
      scope: '24/24 quận, huyện; 322/322 phường, xã, thị trấn',
      process: 'Tiếp nhận, nhập liệu, xin cấp số định danh cá nhân, in Giấy khai sinh, lưu trữ.',
      law_compliance: 'Đáp ứng.',
      adaptability: 'Do Bộ Tư pháp thực hiện.',
    },
    {
      ...ofTheMinistry,
      name: 'Phần mềm đăng ký, quản lý hộ tịch dùng chung',
      scope: 'Đã tập huấn cho 24/24 quận, huyện; 322/322 phường, xã, thị trấn đang sử dụng',
      process: 'Đăng ký các việc hộ tịch khác ngoài khai sinh; báo cáo, thống kê.',
      law_compliance: 'Đáp ứng phần lớn các nghiệp vụ, còn thiếu một số mẫu thống kê.',
      adaptability: 'Do Bộ Tư pháp thực hiện.',
    },
    ...districts.map(oneStopOf),
    ...districts.map(registerArchiveOf),
  ],
  interconnection:
    'Các phần mềm một cửa của quận, huyện gửi dữ liệu tình trạng hồ sơ về trục tích hợp của Thành phố. Việc kết nối với phần mềm của Bộ đang được Sở Thông tin và Truyền thông nghiên cứu; mục tiêu là công chức không phải nhập lại họ tên, ngày sinh, số giấy tờ của cha, mẹ.',
  obstacles: lines(
    '1. Số lượng giao dịch rất lớn, bình quân trên 500 trường hợp khai sinh mỗi ngày, tập trung vào đầu tuần.',
    '2. Mỗi quận, huyện đã đầu tư phần mềm riêng từ nhiều năm trước, cấu trúc dữ liệu khác nhau.',
    '3. Dữ liệu hộ tịch trước năm 1975 cần được giải mã, hiệu đính.',
  ),
  proposals: lines(
    '1. Ban hành chuẩn kết nối để các phần mềm một cửa hiện có gọi được dịch vụ của phần mềm dùng chung.',
    '2. Tăng năng lực máy chủ; có phương án dự phòng khi mất kết nối quốc tế hoặc trong nước.',
    '3. Cho phép cấp bản sao trích lục ở bất kỳ phường, xã nào trên địa bàn Thành phố.',
  ),
};
