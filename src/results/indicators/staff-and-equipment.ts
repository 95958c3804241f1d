import { type Level, ratioOfSums, shareOfValid, sumOf } from '../aggregate/aggregate.ts';
import {
  equipped,
  notEquipped,
  offices,
  officesWithoutEquipped,
  officialUnits,
  registrars,
} from '../aggregate/measures.ts';
import { figure, groups, type Indicator, levels } from './indicator.ts';

/** Said under every figure of rows 2 and 3 (D11). */
export const rowsNote =
  'Dòng 3 đếm số người được trang cấp máy tính có kết nối internet, không đếm số máy. Dòng 2 (công chức tư pháp làm công tác hộ tịch) và dòng 3 (công chức tư pháp – hộ tịch) gọi tên hai nhóm hơi khác nhau.';

const eachLevel = <T>(make: (level: Level, label: string) => T): T[] =>
  levels.map(({ id, label }) => make(id, label));

/** Indicator 3: the share of people who have been given a computer with internet. */
export const equippedShare: Indicator = {
  number: 3,
  id: 'equipped_share',
  title: 'Tỷ lệ công chức được trang cấp máy tính có kết nối internet, từng cấp',
  place: 'Mục 1, dòng 2 và dòng 3',
  formula:
    'Tổng dòng 3 ÷ tổng dòng 2, riêng cấp xã và cấp huyện (tỷ số của hai tổng, không lấy trung bình các tỷ lệ)',
  numerator: 'Tổng số công chức tư pháp – hộ tịch được trang cấp máy tính có kết nối internet (dòng 3)',
  denominator: 'Tổng số công chức tư pháp làm công tác hộ tịch (dòng 2)',
  note: `Chỉ cộng các tỉnh, thành phố điền cả hai dòng. ${rowsNote}`,
  figures: (records) =>
    groups.flatMap(({ id, label, has }) =>
      eachLevel((level, name) =>
        figure(
          `equipped_share_${level}_${id}`,
          `Được trang cấp máy tính, ${name}, ${label}`,
          'share',
          ratioOfSums(records.filter(has), equipped(level), registrars(level)),
        ),
      ),
    ),
};

/** Indicator 4: how many people have not been given a computer yet. */
export const notEquippedPeople: Indicator = {
  number: 4,
  id: 'not_equipped',
  title: 'Số công chức chưa được trang cấp máy tính có kết nối internet',
  place: 'Mục 1, dòng 2 và dòng 3',
  formula: 'Cộng từng tỉnh phần dòng 2 trừ dòng 3; tỉnh có dòng 3 lớn hơn dòng 2 tính là 0',
  numerator: 'Tổng số chênh lệch của các tỉnh, thành phố',
  denominator: 'Số tỉnh, thành phố điền cả hai dòng',
  note: rowsNote,
  figures: (records) =>
    eachLevel((level, name) =>
      figure(
        `not_equipped_${level}`,
        `Chưa được trang cấp máy tính, ${name}`,
        'count',
        sumOf(records, notEquipped(level)),
      ),
    ),
};

/** Indicator 5: people per office. */
export const peoplePerOffice: Indicator = {
  number: 5,
  id: 'people_per_office',
  title: 'Số công chức bình quân một cơ quan đăng ký, quản lý hộ tịch',
  place: 'Mục 1, dòng 1 và dòng 2',
  formula: 'Tổng dòng 2 ÷ tổng dòng 1, riêng cấp xã và cấp huyện',
  numerator: 'Tổng số công chức tư pháp làm công tác hộ tịch (dòng 2)',
  denominator: 'Tổng số cơ quan đăng ký, quản lý hộ tịch (dòng 1)',
  figures: (records) =>
    eachLevel((level, name) =>
      figure(
        `people_per_office_${level}`,
        `Công chức bình quân một cơ quan, ${name}`,
        'average',
        ratioOfSums(records, registrars(level), offices(level)),
      ),
    ),
};

/** Indicator 6: offices that surely have nobody with a computer. */
export const officesWithoutComputer: Indicator = {
  number: 6,
  id: 'offices_without',
  title: 'Số cơ quan cấp xã chắc chắn chưa có người được trang cấp máy tính (cận dưới)',
  place: 'Mục 1, dòng 1 và dòng 3',
  formula: 'Cộng từng tỉnh phần dòng 1 trừ dòng 3 ở cấp xã; tỉnh có dòng 3 lớn hơn dòng 1 tính là 0',
  numerator: 'Tổng số chênh lệch của các tỉnh, thành phố',
  denominator: 'Số tỉnh, thành phố điền cả hai dòng',
  note: 'Chỉ là cận dưới: dòng 3 đếm người, một cơ quan có thể có nhiều người được trang cấp.',
  figures: (records) => [
    figure(
      'offices_without_commune',
      'Cơ quan cấp xã chưa có người được trang cấp, ít nhất',
      'count',
      sumOf(records, officesWithoutEquipped('commune')),
    ),
  ],
};

/** Indicator 7: how far the offices agree with the administrative units of 2016. */
export const agreement: Indicator = {
  number: 7,
  id: 'agreement',
  title: 'Độ khớp giữa số cơ quan đăng ký và số đơn vị hành chính',
  place: 'Mục 1, dòng 1',
  formula:
    'Tổng dòng 1 ÷ tổng số đơn vị hành chính cùng cấp theo danh mục năm 2016; số tỉnh, thành phố có dòng 1 bằng số đơn vị hành chính ÷ số tỉnh, thành phố điền dòng 1',
  numerator:
    'Tổng số cơ quan đăng ký, quản lý hộ tịch (dòng 1); số tỉnh, thành phố có dòng 1 bằng số đơn vị hành chính',
  denominator:
    'Tổng số đơn vị hành chính trên địa bàn các tỉnh, thành phố đã điền; số tỉnh, thành phố điền dòng 1',
  note: 'Lệch một đơn vị thường do huyện đảo không có đơn vị hành chính cấp xã. Số đơn vị hành chính là số trên địa bàn, không phải số nơi đã triển khai.',
  figures: (records) =>
    eachLevel((level, name) => [
      figure(
        `agreement_${level}`,
        `Dòng 1 so với số đơn vị hành chính ${name} trên địa bàn`,
        'share',
        ratioOfSums(records, offices(level), officialUnits(level)),
      ),
      figure(
        `agreeing_${level}`,
        `Tỉnh, thành phố có số cơ quan ${name} bằng số đơn vị hành chính`,
        'share',
        shareOfValid(records, (record) => {
          const written = offices(level)(record);
          return written === null ? null : written === officialUnits(level)(record);
        }),
      ),
    ]).flat(),
};
