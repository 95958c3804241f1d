import { lines, type TypedPhieu } from '../typed.ts';

/** Sent without an access code: nobody knows yet whether the Sở sent it. */
export const hoaBinhWithoutCode: TypedPhieu = {
  unit: '17',
  respondent_name: 'Bùi Thị Thử',
  respondent_position: 'Chuyên viên (chưa nhận được mã truy cập)',
  respondent_phone: '0000.218.017',
  data_date: '18/11/2016',
  registration_offices: { district: '11', commune: '210' },
  registrars: { district: '26', commune: '247' },
  equipped_registrars: { district: '26', commune: '171' },
  plan_status: 'not_issued',
  software_kinds: ['one_stop'],
  software_in_use: [
    {
      name: 'Phần mềm một cửa',
      deployed_by: 'UBND huyện',
      scope: '05 huyện, thành phố',
      application: ['web'],
    },
  ],
  obstacles: 'Vùng lòng hồ đi lại khó khăn.',
};

/** Sent without the code by a second officer of a Sở that has answered already, with figures of its own. */
export const dakLakWithoutCode: TypedPhieu = {
  unit: '66',
  respondent_name: 'Phạm Văn Giả Định',
  respondent_position: 'Văn phòng Sở',
  respondent_email: 'vanphong@stp-daklak.example',
  registration_offices: { district: '15', commune: '184' },
  registrars: { district: '45', commune: '290' },
  equipped_registrars: { district: '45', commune: '290' },
  plan_status: 'not_issued',
  proposals: 'Bản này Văn phòng gửi lại cho chắc vì không thấy Phòng Hành chính tư pháp báo đã gửi hay chưa.',
};

/** Sent without the code, and almost empty. */
export const baRiaVungTauWithoutCode: TypedPhieu = {
  unit: '77',
  respondent_name: 'Ngô Thị Mẫu',
  respondent_phone: '0000.254.077',
  registration_offices: { district: '8', commune: '82' },
  software_kinds: ['public_service_portal'],
  obstacles: lines('Gửi thử để kiểm tra đường truyền.', 'Số liệu chính thức Sở sẽ gửi sau.'),
};
