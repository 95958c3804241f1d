import type { Province } from '../../units/units.ts';
import { formatCount } from '../../vietnamese/numbers.ts';
import type { Check, Situation, Warning } from './warning.ts';

type Level = 'district' | 'commune';
const levels: readonly { level: Level; words: string; official: (province: Province) => number }[] = [
  { level: 'district', words: 'cấp huyện', official: ({ districts }) => districts },
  { level: 'commune', words: 'cấp xã', official: ({ communes }) => communes },
];
type Row = 'registration_offices' | 'registrars' | 'equipped_registrars';

const giveReason = 'Nếu số liệu đúng, đề nghị ghi lý do (không bắt buộc).';

/** Row 3 above row 2: more people with a computer than people. The letter's two rows name slightly different groups. */
export const moreEquippedThanRegistrars: Check = (situation) =>
  eachLevel(({ level, words }) => {
    const people = count(situation, 'registrars', level);
    const equipped = count(situation, 'equipped_registrars', level);
    if (people === null || equipped === null || equipped <= people) return [];
    return [
      warn(
        'equipped_registrars',
        level,
        'more_equipped_than_registrars',
        `Số công chức được trang cấp máy tính ${words} (${formatCount(equipped)}) lớn hơn số công chức ở dòng 2 (${formatCount(people)}). ${giveReason}`,
      ),
    ];
  });

/** Row 1 against the number of administrative units in the catalogue of 2016. */
export const officesDifferFromCatalogue: Check = (situation) =>
  eachLevel(({ level, words, official }) => {
    const offices = count(situation, 'registration_offices', level);
    if (offices === null || offices === 0 || !situation.province) return [];
    const expected = official(situation.province);
    if (offices === expected) return [];
    return [
      warn(
        'registration_offices',
        level,
        'offices_differ_from_catalogue',
        `Số Quý Sở ghi (${formatCount(offices)}) khác số đơn vị hành chính ${words} theo danh mục năm 2016 (${formatCount(expected)})${farOff(offices, expected)}. ${islandWords(situation.province)}${giveReason}`,
      ),
    ];
  });

const farOff = (given: number, expected: number) =>
  Math.abs(given - expected) > expected / 10 ? ', chênh lệch trên 10%' : '';

function islandWords({ districtsWithoutCommunes }: Province): string {
  if (districtsWithoutCommunes.length === 0) return '';
  const names = districtsWithoutCommunes.map((name) => name.replace('Huyện ', '')).join(', ');
  return `Danh mục tính cả huyện đảo ${names} là đơn vị không có cấp xã. `;
}

/** Row 1 given as 0: every province has offices at both levels. */
export const noOffices: Check = (situation) =>
  eachLevel(({ level, words }) =>
    count(situation, 'registration_offices', level) === 0
      ? [
          warn(
            'registration_offices',
            level,
            'no_offices',
            `Số cơ quan đăng ký, quản lý hộ tịch ${words} ghi là 0. Nếu chưa có số liệu, đề nghị để trống. ${giveReason}`,
          ),
        ]
      : [],
  );

/** Row 1 not filled in. */
export const officesBlank: Check = (situation) =>
  eachLevel(({ level, words }) =>
    count(situation, 'registration_offices', level) === null
      ? [
          {
            ...warn(
              'registration_offices',
              level,
              'offices_blank',
              `Chưa ghi số cơ quan đăng ký, quản lý hộ tịch ${words}.`,
            ),
            aboutBlank: true,
          },
        ]
      : [],
  );

/** At commune level fewer people than offices: some commune would have nobody. */
export const fewerRegistrarsThanOffices: Check = (situation) => {
  const [offices, people] = communeFigures(situation);
  if (offices === null || people === null || people >= offices) return [];
  return [
    warn(
      'registrars',
      'commune',
      'fewer_registrars_than_offices',
      `Số công chức cấp xã (${formatCount(people)}) ít hơn số cơ quan cấp xã ở dòng 1 (${formatCount(offices)}). ${giveReason}`,
    ),
  ];
};

/** At commune level more than five people an office. */
export const manyRegistrarsPerOffice: Check = (situation) => {
  const [offices, people] = communeFigures(situation);
  if (!offices || people === null || people <= 5 * offices) return [];
  return [
    warn(
      'registrars',
      'commune',
      'many_registrars_per_office',
      `Số công chức cấp xã (${formatCount(people)}) gấp trên 5 lần số cơ quan cấp xã ở dòng 1 (${formatCount(offices)}). ${giveReason}`,
    ),
  ];
};

const communeFigures = (situation: Situation) =>
  [count(situation, 'registration_offices', 'commune'), count(situation, 'registrars', 'commune')] as const;

const count = ({ answers }: Situation, row: Row, level: Level) => answers[row][level];

const eachLevel = (check: (level: (typeof levels)[number]) => Warning[]) => levels.flatMap(check);

const warn = (row: Row, level: Level, rule: string, message: string): Warning => ({
  path: `${row}.${level}`,
  rule,
  message,
});
