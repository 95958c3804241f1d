import { describe, expect, test } from 'vitest';
import { paragraphsOf } from '../../src/letter/inline-text.ts';
import { letterNumber } from '../../src/letter/letter.ts';
import { provinces } from '../../src/units/units.ts';
import { officialDate } from '../../src/vietnamese/dates.ts';
import { plainText } from './plain-text.ts';
import { letterFile, readLetter, scan } from './read-letter.ts';

const { letter, body } = readLetter();
const text = paragraphsOf(body).map(plainText).join('\n');

function provincesListed(after: string): string[] {
  const list = new RegExp(`${after}[^:]*gồm: ([^.]+(?:\\. Hồ Chí Minh[^.]+)?)`, 'u').exec(text)?.[1] ?? '';
  const names = list.split(/, đồng thời/u)[0] ?? '';
  return names.replace('TP. ', '').split(/, | và /u);
}

describe('the letter', () => {
  const birth = provincesListed('Phần mềm đăng ký khai sinh điện tử tại 12 tỉnh');
  const civilStatus = provincesListed('Hệ thống thông tin quản lý hộ tịch tại 08 tỉnh');

  test('lists 12 provinces with the birth registration software', () => {
    expect(new Set(birth).size).toBe(12);
  });

  test('lists 8 provinces with the civil status software, all of them among the 12', () => {
    expect(new Set(civilStatus).size).toBe(8);
    expect(birth).toEqual(expect.arrayContaining(civilStatus));
  });

  test('says of every province what the list of units says', () => {
    const having = (field: 'birthRegistration' | 'civilStatus') =>
      provinces.filter((province) => province[field]).map(({ name }) => name.replace('TP. ', ''));
    expect(birth.toSorted()).toEqual(having('birthRegistration').toSorted());
    expect(civilStatus.toSorted()).toEqual(having('civilStatus').toSorted());
  });

  test('carries its deadline word for word', () => {
    expect(letter.deadline_text).toBe('trước ngày 30/11/2016');
    expect(text).toContain(`Cục Công nghệ thông tin ${letter.deadline_text} để Cục tổng hợp`);
  });

  test('is number 669/CNTT-HTTT&CSDL of 15 November 2016', () => {
    expect(letterNumber(letter)).toBe('669/CNTT-HTTT&CSDL');
    expect(`${letter.place}, ${officialDate(letter.date)}`).toBe('Hà Nội, ngày 15 tháng 11 năm 2016');
  });

  test('ends as official letters end', () => {
    expect(text.endsWith('./.')).toBe(true);
  });

  test('prints the contact as it was printed, and never as a link', () => {
    expect(text).toContain(`(${letter.contact.person}, điện thoại ${letter.contact.phone})`);
    expect(letter.contact.phone).toBe('04.6273.9716');
    expect(letterFile).not.toContain('tel:');
  });

  test('is in composed Unicode (NFC)', () => {
    expect(letterFile).toBe(letterFile.normalize('NFC'));
  });
});

describe('against the scan', () => {
  const flat = (source: string) => source.replaceAll(/\s+/gu, ' ').trim();
  const wordsOnly = flat(scan.replaceAll('*', ''));

  test('every paragraph is the scan, word for word', () => {
    for (const paragraph of paragraphsOf(body)) expect(wordsOnly).toContain(plainText(paragraph));
  });

  test('the head is the scan, word for word', () => {
    const { parent_agency, agency, state, motto, subject, addressee } = letter;
    const head = [
      `${parent_agency} ${agency}`,
      `${state} ${motto}`,
      `V/v ${subject}`,
      `Kính gửi: ${addressee}`,
    ];
    for (const line of head) expect(wordsOnly).toContain(plainText(line));
  });

  test('the foot differs from the scan in the three places the notes name, and in no other', () => {
    const foot = [letter.recipients_label, ...letter.recipients].map(plainText).join(' - ');
    const scanned = foot.replace('Nơi nhận: - ', 'Noi nhận: - ').replace('Cổng TTĐT', 'Công TTĐT');
    expect(wordsOnly).toContain(`${scanned} ${letter.signatory.name} PHIẾU KHẢO SÁT`);
    expect(plainText(letter.signatory.title)).toBe('[CỤC TRƯỞNG]');
    expect(letter.signatory.signature).toBe('[(Đã ký)]');
  });

  test('no recognition error is left outside the notes', () => {
    const published = JSON.stringify({ ...letter, notes: [] }) + body;
    for (const error of ['Noi nhận', 'Công TTĐT', 'ÚNG DỤNG', '<p>', '<input']) {
      expect(published).not.toContain(error);
    }
  });
});
