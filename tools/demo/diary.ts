import {
  accepted,
  completionRequested,
  corrected,
  held,
  sent,
  signedCopyCame,
  type Entry,
} from './entries.ts';
import { dakLak, konTum, lamDong } from './offices/central-highlands.ts';
import { hoChiMinhCity } from './offices/ho-chi-minh-city.ts';
import { benTre, dongThap, longAn, vinhLong } from './offices/mekong-north.ts';
import { anGiang, canTho, caMau, socTrang } from './offices/mekong-south.ts';
import { haTinh, ngheAn, quangBinh, thanhHoa, thuaThienHue } from './offices/north-central.ts';
import { bacGiang, bacKan, langSon, thaiNguyen } from './offices/northeast.ts';
import { haGiang, laoCai, sonLa, tuyenQuang, yenBai } from './offices/northwest.ts';
import { haNam, namDinh, quangNinh, thaiBinh } from './offices/red-river-coast.ts';
import { bacNinh, haiDuong, haiPhong, haNoi } from './offices/red-river-delta.ts';
import { binhDinh, khanhHoa, quangNam } from './offices/south-central.ts';
import { binhDuong, binhPhuoc, dongNai } from './offices/southeast.ts';
import { baRiaVungTauWithoutCode, dakLakWithoutCode, hoaBinhWithoutCode } from './offices/without-code.ts';
import { lines } from './typed.ts';

/** What came to the Department between 15/11 and 10/12/2016, in the order in which it came. */
export const diary: readonly Entry[] = [
  sent('2016-11-17T15:20', haNam),
  sent('2016-11-18T09:05', bacNinh),
  sent('2016-11-18T16:40', vinhLong),
  sent('2016-11-21T08:15', binhDuong),
  held('2016-11-21T10:20', hoaBinhWithoutCode),
  sent('2016-11-21T14:30', quangNinh),
  sent('2016-11-22T08:50', anGiang),
  signedCopyCame('2016-11-22T15:10', haNam),
  sent('2016-11-22T16:25', canTho),
  sent('2016-11-23T09:30', haTinh),
  sent('2016-11-23T10:45', tuyenQuang),
  sent('2016-11-23T14:05', dongThap),
  sent('2016-11-23T16:10', thaiNguyen),
  sent('2016-11-24T08:20', socTrang),
  sent('2016-11-24T09:40', bacGiang),
  signedCopyCame('2016-11-24T10:55', bacNinh),
  sent('2016-11-24T14:15', thuaThienHue),
  sent('2016-11-24T15:45', longAn),
  signedCopyCame('2016-11-24T16:20', vinhLong),
  sent('2016-11-25T08:05', thaiBinh),
  sent('2016-11-25T09:10', benTre),
  sent('2016-11-25T10:25', binhDinh),
  sent('2016-11-25T11:20', dakLak),
  sent('2016-11-25T13:50', laoCai),
  held('2016-11-25T15:00', dakLakWithoutCode),
  sent('2016-11-25T16:35', dongNai),
  accepted('2016-11-28T08:10', haNam),
  sent('2016-11-28T08:30', haNoi),
  sent('2016-11-28T09:15', haiDuong),
  sent('2016-11-28T10:05', yenBai),
  corrected('2016-11-28T10:50', tuyenQuang, {
    equipped_registrars: { district: '19', commune: '163' },
    plan_status: 'not_issued',
    software_kinds: ['one_stop'],
    software_in_use: [
      {
        name: 'Phần mềm một cửa điện tử',
        deployed_by: 'Sở Thông tin và Truyền thông',
        supplier: 'Công ty TNHH Tin học Tân Trào Mẫu',
        scope: '07 huyện, thành phố',
        database: ['centralized'],
        server_place: ['information_department'],
        application: ['web'],
      },
    ],
  }),
  sent('2016-11-28T13:40', khanhHoa),
  sent('2016-11-28T14:20', lamDong),
  sent('2016-11-28T15:30', quangNam),
  signedCopyCame('2016-11-28T16:10', quangNinh),
  sent('2016-11-28T16:50', hoChiMinhCity),
  sent('2016-11-29T07:45', quangBinh),
  sent('2016-11-29T08:20', ngheAn),
  sent('2016-11-29T09:00', haiPhong),
  completionRequested(
    '2016-11-29T09:35',
    benTre,
    'Đề nghị bổ sung số liệu cấp huyện tại dòng 2 và dòng 3, mục 1.',
  ),
  sent('2016-11-29T10:15', sonLa),
  sent('2016-11-29T11:05', konTum),
  sent('2016-11-29T13:30', binhPhuoc),
  sent('2016-11-29T14:10', haGiang),
  sent('2016-11-29T15:20', bacKan),
  sent('2016-11-29T16:55', thanhHoa),
  sent('2016-11-30T08:10', namDinh),
  sent('2016-11-30T10:30', langSon),
  corrected('2016-11-30T15:00', thaiNguyen, { registration_offices: { district: '9', commune: '180' } }),
  corrected('2016-12-01T09:00', benTre, {
    registrars: { district: '23', commune: '219' },
    equipped_registrars: { district: '22', commune: '193' },
  }),
  held('2016-12-01T14:30', baRiaVungTauWithoutCode),
  sent('2016-12-02T09:20', caMau),
  accepted('2016-12-02T10:10', vinhLong),
  signedCopyCame('2016-12-02T14:00', anGiang),
  completionRequested(
    '2016-12-05T08:40',
    sonLa,
    'Đề nghị nêu rõ thời điểm dự kiến ban hành kế hoạch và đơn vị xây dựng phần mềm một cửa điện tử.',
  ),
  signedCopyCame('2016-12-05T10:20', haNoi),
  corrected('2016-12-06T09:30', tuyenQuang, {
    plan_status: 'issued',
    obstacles: lines(
      'Kinh phí chi thường xuyên được giao thấp, không có mục chi riêng cho ứng dụng CNTT.',
      'Đường truyền tại 29 xã vùng cao không ổn định.',
    ),
    proposals: 'Kế hoạch của UBND tỉnh vừa được ban hành ngày 02/12/2016, Sở đề nghị ghi nhận lại mục 2.',
  }),
  accepted('2016-12-06T14:45', bacNinh),
  completionRequested(
    '2016-12-07T08:55',
    caMau,
    'Dòng 3 (163 người) lớn hơn dòng 2 (158 người) ở cấp xã, đề nghị kiểm tra và giải trình.',
  ),
  corrected('2016-12-07T10:40', laoCai, { equipped_registrars: { district: '22', commune: '171' } }),
  signedCopyCame('2016-12-08T09:50', haTinh),
  accepted('2016-12-08T10:15', quangNinh),
  corrected('2016-12-09T15:40', haiDuong, {
    registration_offices: { district: '12', commune: '265' },
    interconnection:
      'Hiện tại chưa liên thông. Dự kiến khi có phần mềm hộ tịch, bộ phận một cửa quét tờ khai, phần mềm tự chuyển thông tin người yêu cầu; công chức tư pháp - hộ tịch kiểm tra rồi in.',
  }),
];
