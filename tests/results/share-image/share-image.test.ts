import { describe, expect, test } from 'vitest';
import { fontFamily, widthOf } from '../../../src/results/charts/build-fonts.ts';
import { shareImage, shareLines } from '../../../src/results/share-image/share-image.ts';
import { trialResults } from '../trial-results.ts';

describe('the picture of a shared link', () => {
  test('says how many answered and bears every mark, each line within its half', () => {
    const lines = shareLines(trialResults, false);
    const text = lines.map((line) => line.text).join('\n');
    for (const words of ['Đã nhận 40/63 phiếu', 'Dữ liệu thử nghiệm', 'Số liệu sơ bộ, chờ bản ký'])
      expect(text).toContain(words);
    expect(text).toContain('Bản chạy thử, không phải trang chính thức');
    for (const line of lines)
      expect(64 + widthOf(`${line.weight} ${line.size}px ${fontFamily}`, line.text), line.text).toBeLessThan(
        790,
      );
  });

  test('is a PNG of 1200 by 630, the same bytes each time', () => {
    const [first, again] = [shareImage(trialResults, true), shareImage(trialResults, true)];
    expect(first.subarray(1, 4).toString()).toBe('PNG');
    expect([first.readUInt32BE(16), first.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(first.equals(again)).toBe(true);
  });

  test('is written in the letters of the site, every Vietnamese one of them, in both weights', () => {
    for (const weight of [400, 600]) {
      const font = `${weight} 24px ${fontFamily}`;
      const missing = widthOf(font, '\u{10ffff}');
      for (const letter of 'ăâđêôơưĂÂĐÊÔƠƯảẳẩẻểỉỏổởủửỷạặậẹệịọộợụựỵ') {
        expect(widthOf(font, letter), letter).toBeGreaterThan(0);
        expect(widthOf(font, letter), letter).not.toBe(missing);
      }
    }
    expect(widthOf(`600 24px ${fontFamily}`, 'Biển Đông')).toBeGreaterThan(
      widthOf(`400 24px ${fontFamily}`, 'Biển Đông'),
    );
  });
});
