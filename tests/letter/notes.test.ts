import { describe, expect, test } from 'vitest';
import { marksOf, numberNotes } from '../../src/letter/marks.ts';
import { plainText } from './plain-text.ts';
import { readLetter, scan } from './read-letter.ts';

const { letter, body } = readLetter();
const notes = numberNotes(letter, body);
const byId = (id: string) => notes.find((note) => note.id === id);

const decided = {
  'tieu-ngu': 'kept',
  'kieu-chu': 'fixed',
  'dien-thoai': 'kept',
  'noi-nhan': 'fixed',
  'cong-ttdt': 'fixed',
  'khoi-ky': 'bracketed',
  'tieu-de-phieu': 'fixed',
  'ten-goi': 'kept',
  'ho-tich': 'bracketed',
  'cong-chuc': 'kept',
  'trang-cap': 'kept',
  'o-chon': 'fixed',
  'dong-cham': 'fixed',
  'ngat-trang': 'fixed',
  'so-tttt': 'kept',
  'phan-du-kien': 'kept',
  'lien-thong': 'bracketed',
};

/** Notes on layout, which describe the scan instead of quoting it. */
const describing = ['o-chon', 'dong-cham', 'ngat-trang', 'phan-du-kien'];

describe('the editorial notes', () => {
  test('are the seventeen decided, each treated as decided', () => {
    expect(Object.fromEntries(notes.map(({ id, kind }) => [id, kind]))).toEqual(decided);
  });

  test('quote what the scan really says', () => {
    for (const note of notes.filter(({ id }) => !describing.includes(id))) {
      for (const quoted of note.scanned.split('; ')) expect(scan.includes(quoted), quoted).toBe(true);
    }
  });

  test('bracket every word that is not in the scan', () => {
    for (const note of notes.filter(({ kind }) => kind === 'bracketed')) {
      const withoutSupplied = note.shown.replaceAll(/\[[^\]]+\] ?/gu, '');
      expect(withoutSupplied).toBe(note.scanned);
    }
  });

  test('show what is kept as the scan has it, but for one capital letter on the online Phiếu', () => {
    for (const note of notes.filter(({ kind, id }) => kind === 'kept' && id !== 'so-tttt')) {
      expect(note.shown).toBe(note.scanned);
    }
    expect(byId('so-tttt')?.shown.toLowerCase()).toContain(byId('so-tttt')?.scanned.toLowerCase());
  });
});

describe('the marks in the letter', () => {
  test('come in the order of the table and carry its first numbers', () => {
    const numbers = marksOf(letter, body).map((mark) => byId(mark)?.number);
    expect(numbers).toEqual([1, 2, 3, 4, 5]);
  });

  test('stand for every note on the letter itself but that on the motto; notes on the Phiếu have none', () => {
    for (const note of notes)
      expect(note.marked).toBe(note.place.startsWith('Công văn') && note.id !== 'tieu-ngu');
    expect(letter.motto).toBe('Độc lập - Tự do - Hạnh phúc');
  });

  test('are no part of the text read aloud or copied', () => {
    expect(plainText('Cổng[^cong-ttdt] TTĐT **Bộ** _Tư pháp_')).toBe('Cổng TTĐT Bộ Tư pháp');
  });

  test('without a note stop the build with the name of the mark', () => {
    expect(() => numberNotes(letter, 'Kính gửi[^khong-co]')).toThrow('[^khong-co]');
  });

  test('set twice stop the build', () => {
    expect(() => numberNotes(letter, `${body}[^dien-thoai]`)).toThrow('stands twice');
  });
});
