import { describe, expect, test } from 'vitest';
import { findOptions, firstActive, wentWords } from '../../../src/form/fields/ProvinceSearch.tsx';
import { otherNames } from '../../../src/units/other-names.ts';
import { questions } from '../../../src/questionnaire/questionnaire.ts';

const unit = questions.find(({ name }) => name === 'unit');
const options = unit && 'options' in unit ? unit.options : [];
const found = (typed: string, chosen = '') => findOptions(options, typed, chosen).map(({ label }) => label);

describe('a province is found', () => {
  test.each([
    ['da nang', ['Đà Nẵng']],
    ['Đà Nẵng', ['Đà Nẵng']],
    ['ĐÀ NẴNG', ['Đà Nẵng']],
    ['Đà Nẵng'.normalize('NFD'), ['Đà Nẵng']],
    ['nang', ['Đà Nẵng']],
    ['  da   nang ', ['Đà Nẵng']],
    ['dak', ['Đắk Lắk', 'Đắk Nông']],
    ['ho chi minh', ['TP. Hồ Chí Minh']],
    ['tp ho chi minh', ['TP. Hồ Chí Minh']],
    ['hue', ['Thừa Thiên Huế']],
    ['ba ria vung tau', ['Bà Rịa - Vũng Tàu']],
    ['Hà Nội', ['Hà Nội']],
    ['hoa binh', ['Hòa Bình']],
    ['Hoà Bình', ['Hòa Bình']],
    ['thành phố hồ chí minh', ['TP. Hồ Chí Minh']],
    ['Sở Tư pháp Hà Nội', ['Hà Nội']],
    ['Sở Tư pháp tỉnh Cao Bằng', ['Cao Bằng']],
    ['Sở Tư pháp TP. Đà Nẵng', ['Đà Nẵng']],
    ['tinh thua thien hue', ['Thừa Thiên Huế']],
    ['hcm', ['TP. Hồ Chí Minh']],
    ['TP.HCM', ['TP. Hồ Chí Minh']],
    ['brvt', ['Bà Rịa - Vũng Tàu']],
    ['sai gon', ['TP. Hồ Chí Minh']],
    ['Sài Gòn', ['TP. Hồ Chí Minh']],
    ['TP Sài Gòn', ['TP. Hồ Chí Minh']],
    ['tphcm', ['TP. Hồ Chí Minh']],
    ['daklak', ['Đắk Lắk']],
    ['ha tay', ['Hà Nội']],
    ['Sở Tư pháp tỉnh Vĩnh Phú', ['Phú Thọ', 'Vĩnh Phúc']],
    ['song be', ['Bình Dương', 'Bình Phước']],
    ['xyz', []],
  ])('by %j', (typed, expected) => {
    expect(found(typed)).toEqual(expected);
  });

  test.each([
    ['ha tay', 'Hà Tây đã nhập vào Hà Nội (năm 2008)'],
    ['song be', 'Sông Bé đã tách thành Bình Phước và Bình Dương (năm 1997)'],
    ['sai gon', undefined],
    ['ha noi', undefined],
  ])('with where a former province went: %j', (typed, words) => {
    expect(wentWords(typed, findOptions(options, typed))).toBe(words);
  });

  test.each(otherNames)('by every other name there is: $name', ({ name, codes }) => {
    const values = findOptions(options, name).map(({ value }) => value);
    expect(values.toSorted()).toEqual(codes.toSorted());
  });

  test.each(options.map(({ label }) => label))('by its whole name as the list writes it: %s', (label) => {
    expect(found(label)).toContain(label);
  });

  test('among all while nothing is typed, in the order of the Vietnamese alphabet', () => {
    const all = found('');
    expect(all).toHaveLength(63);
    expect(all.slice(0, 3)).toEqual(['An Giang', 'Bà Rịa - Vũng Tàu', 'Bạc Liêu']);
    expect(all.indexOf('Đà Nẵng')).toBeGreaterThan(all.indexOf('Cao Bằng'));
    expect(all.indexOf('Đà Nẵng')).toBeLessThan(all.indexOf('Gia Lai'));
    expect(all.at(-1)).toBe('Yên Bái');
  });

  test('among all while only "Sở Tư pháp" or "tỉnh" is typed', () => {
    expect(found('Sở Tư pháp')).toHaveLength(63);
    expect(found('Sở Tư pháp tỉnh')).toHaveLength(63);
  });

  test('again by its whole name and Enter, where it is chosen already: no other takes its place', () => {
    const all = findOptions(options, 'Cà Mau', 'Cà Mau');
    expect(all[firstActive(all, 'Cà Mau', 'Cà Mau')]?.label).toBe('Cà Mau');
    const some = findOptions(options, 'ha', 'Cà Mau');
    expect(some[firstActive(some, 'ha', 'Cà Mau')]).toBe(some[0]);
    expect(firstActive(options, '', '')).toBe(0);
  });

  test('among all while its name stands chosen, so that another can be looked for', () => {
    expect(found('Hà Nội', 'Hà Nội')).toHaveLength(63);
  });
});
