import { describe, expect, test } from 'vitest';
import {
  codeSet,
  deploymentOf,
  provinceByCode,
  provinceBySlug,
  provinces,
  provincesInOrder,
  regionOf,
  regions,
} from '../../src/units/units.ts';

// The codes of the statistics office that stood from 2004 to 2025.
const codes =
  '01 02 04 06 08 10 11 12 14 15 17 19 20 22 24 25 26 27 30 31 33 34 35 36 37 38 40 42 44 45 46 48 ' +
  '49 51 52 54 56 58 60 62 64 66 67 68 70 72 74 75 77 79 80 82 83 84 86 87 89 91 92 93 94 95 96';

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
const names = (wanted: typeof provinces) => wanted.map(({ name }) => name).sort();

// As the letter lists them.
const birthRegistration = [
  'Hà Nội',
  'Hải Phòng',
  'Đà Nẵng',
  'TP. Hồ Chí Minh',
  'An Giang',
  'Đồng Tháp',
  'Hà Nam',
].concat(['Hà Tĩnh', 'Quảng Ninh', 'Nghệ An', 'Sóc Trăng', 'Vĩnh Long']);
const civilStatus = [
  'An Giang',
  'Sóc Trăng',
  'TP. Hồ Chí Minh',
  'Quảng Ninh',
  'Hà Nam',
  'Đồng Tháp',
  'Hà Tĩnh',
  'Vĩnh Long',
];

describe('the provinces of 15/11/2016', () => {
  test('are 63, with 713 districts and 11.162 communes', () => {
    expect(codeSet).toBe('2016');
    expect(provinces).toHaveLength(63);
    expect(sum(provinces.map(({ districts }) => districts))).toBe(713);
    expect(sum(provinces.map(({ communes }) => communes))).toBe(11_162);
    expect(provinces.filter(({ districts, communes }) => districts < 1 || communes < districts)).toEqual([]);
  });

  test('have codes, slugs, names and sort names that no other has', () => {
    for (const key of ['code', 'slug', 'name', 'fullName', 'sortName'] as const)
      expect(new Set(provinces.map((province) => province[key])).size).toBe(63);
    expect(
      provinces.filter(({ code, slug }) => !/^\d{2}$/.test(code) || !/^[a-z]+(-[a-z]+)*$/.test(slug)),
    ).toEqual([]);
    expect(provinces.map(({ code }) => code)).toEqual(codes.split(' '));
  });

  test.each([
    ['TP. Hồ Chí Minh', 'ho-chi-minh', 'Thành phố Hồ Chí Minh'],
    ['Bà Rịa - Vũng Tàu', 'ba-ria-vung-tau', 'Tỉnh Bà Rịa - Vũng Tàu'],
    ['Thừa Thiên Huế', 'thua-thien-hue', 'Tỉnh Thừa Thiên Huế'],
    ['Đà Nẵng', 'da-nang', 'Thành phố Đà Nẵng'],
    ['Đắk Lắk', 'dak-lak', 'Tỉnh Đắk Lắk'],
    ['Hưng Yên', 'hung-yen', 'Tỉnh Hưng Yên'],
  ])('%s is %s in addresses and %s in full', (name, slug, fullName) => {
    const province = provinces.find((candidate) => candidate.name === name);
    expect([province?.slug, province?.fullName]).toEqual([slug, fullName]);
  });

  test('are 58 provinces and 5 centrally run cities', () => {
    const cities = provinces.filter(({ fullName }) => fullName.startsWith('Thành phố '));
    expect(names(cities)).toEqual(['Cần Thơ', 'Hà Nội', 'Hải Phòng', 'TP. Hồ Chí Minh', 'Đà Nẵng']);
    expect(provinces.filter(({ fullName }) => fullName.startsWith('Tỉnh '))).toHaveLength(58);
  });

  test.each([
    ['01', 'Hà Nội'],
    ['31', 'Hải Phòng'],
    ['40', 'Nghệ An'],
    ['48', 'Đà Nẵng'],
    ['56', 'Khánh Hòa'],
    ['79', 'TP. Hồ Chí Minh'],
    ['92', 'Cần Thơ'],
    ['96', 'Cà Mau'],
  ])('with the code %s is %s', (code, name) => {
    expect(provinceByCode(code)?.name).toBe(name);
  });

  test('are found by code and slug, and nothing else is', () => {
    for (const province of provinces) {
      expect(provinceByCode(province.code)).toBe(province);
      expect(provinceBySlug(province.slug)).toBe(province);
    }
    for (const other of ['', '00', '03', '1', '97', '__proto__', 'ha noi']) {
      expect(provinceByCode(other)).toBeUndefined();
      expect(provinceBySlug(other)).toBeUndefined();
    }
  });

  test('that use the birth registration software are the 12 of the letter', () => {
    expect(names(provinces.filter((province) => province.birthRegistration))).toEqual(
      [...birthRegistration].sort(),
    );
  });

  test('that use the civil status software are 8 of these 12', () => {
    expect(names(provinces.filter((province) => province.civilStatus))).toEqual([...civilStatus].sort());
    expect(civilStatus.filter((name) => !birthRegistration.includes(name))).toEqual([]);
  });

  test('are 8 with both systems, 4 with birth registration only, 51 with none', () => {
    const of = (deployment: string) => provinces.filter((province) => deploymentOf(province) === deployment);
    expect(of('both')).toHaveLength(8);
    expect(names(of('birth_registration'))).toEqual(['Hà Nội', 'Hải Phòng', 'Nghệ An', 'Đà Nẵng']);
    expect(of('none')).toHaveLength(51);
    expect(sum(of('none').map(({ communes }) => communes))).toBe(8415);
  });

  test('stand in six regions of 14, 11, 14, 5, 6 and 13', () => {
    const sizes = regions.map(({ code }) => provinces.filter(({ regionCode }) => regionCode === code).length);
    expect(sizes).toEqual([14, 11, 14, 5, 6, 13]);
    expect(new Set(provinces.map(regionOf))).toEqual(new Set(regions.map(({ name }) => name)));
  });

  test('name the four island districts that have no communes', () => {
    expect(provinces.flatMap(({ districtsWithoutCommunes }) => districtsWithoutCommunes).sort()).toEqual([
      'Huyện Bạch Long Vĩ',
      'Huyện Côn Đảo',
      'Huyện Cồn Cỏ',
      'Huyện Hoàng Sa',
    ]);
    expect(provinceBySlug('da-nang')?.districtsWithoutCommunes).toEqual(['Huyện Hoàng Sa']);
  });
});

test('the order of the file is that of the Vietnamese alphabet', () => {
  const { compare } = new Intl.Collator('vi');
  const names = provincesInOrder.map(({ sortName }) => sortName);
  expect(names).toEqual([...names].sort(compare));
});

test('in the order of the Vietnamese alphabet Đ comes after D, and Hồ Chí Minh under H', () => {
  expect(provincesInOrder.map(({ name }) => name)).toEqual([
    ...[
      'An Giang',
      'Bà Rịa - Vũng Tàu',
      'Bạc Liêu',
      'Bắc Giang',
      'Bắc Kạn',
      'Bắc Ninh',
      'Bến Tre',
      'Bình Dương',
    ],
    ...[
      'Bình Định',
      'Bình Phước',
      'Bình Thuận',
      'Cà Mau',
      'Cao Bằng',
      'Cần Thơ',
      'Đà Nẵng',
      'Đắk Lắk',
      'Đắk Nông',
    ],
    ...[
      'Điện Biên',
      'Đồng Nai',
      'Đồng Tháp',
      'Gia Lai',
      'Hà Giang',
      'Hà Nam',
      'Hà Nội',
      'Hà Tĩnh',
      'Hải Dương',
    ],
    ...[
      'Hải Phòng',
      'Hậu Giang',
      'Hòa Bình',
      'TP. Hồ Chí Minh',
      'Hưng Yên',
      'Khánh Hòa',
      'Kiên Giang',
      'Kon Tum',
    ],
    ...[
      'Lai Châu',
      'Lạng Sơn',
      'Lào Cai',
      'Lâm Đồng',
      'Long An',
      'Nam Định',
      'Nghệ An',
      'Ninh Bình',
      'Ninh Thuận',
    ],
    ...[
      'Phú Thọ',
      'Phú Yên',
      'Quảng Bình',
      'Quảng Nam',
      'Quảng Ngãi',
      'Quảng Ninh',
      'Quảng Trị',
      'Sóc Trăng',
    ],
    ...[
      'Sơn La',
      'Tây Ninh',
      'Thái Bình',
      'Thái Nguyên',
      'Thanh Hóa',
      'Thừa Thiên Huế',
      'Tiền Giang',
      'Trà Vinh',
    ],
    ...['Tuyên Quang', 'Vĩnh Long', 'Vĩnh Phúc', 'Yên Bái'],
  ]);
});
