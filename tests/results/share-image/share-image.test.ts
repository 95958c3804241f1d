import { describe, expect, test } from 'vitest';
import { label } from '../../../src/results/charts/svg.ts';
import { fontFamily, render } from '../../../src/results/share-image/render.ts';
import { shareImage, shareImageSvg } from '../../../src/results/share-image/share-image.ts';
import { trialResults } from '../trial-results.ts';

describe('the picture of a shared link', () => {
  test('has both archipelagos, the sea, the 63, how many answered, and every mark', () => {
    const svg = shareImageSvg(trialResults, false);
    const text = svg.replace(/<[^>]*>/gu, '');
    for (const words of ['Hoàng Sa', 'Trường Sa', 'Biển Đông', 'Đã nhận 40/63 phiếu', 'Dữ liệu thử nghiệm'])
      expect(text).toContain(words);
    for (const words of ['Số liệu sơ bộ, chờ bản ký', 'Bản chạy thử, không phải trang chính thức', 'Sơ đồ ô'])
      expect(text).toContain(words);
    // The ground, its edge, the 63 and the two groups of islands.
    expect(svg.match(/<rect/gu)).toHaveLength(2 + 63 + 2);
  });

  test('is a PNG of 1200 by 630, the same bytes each time', () => {
    const [first, again] = [shareImage(trialResults, true), shareImage(trialResults, true)];
    expect(first.subarray(1, 4).toString()).toBe('PNG');
    expect([first.readUInt32BE(16), first.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(first.equals(again)).toBe(true);
  });

  test('is written in the letters of the site, every Vietnamese one of them, in both weights', () => {
    const inkOf = (text: string, weight: number) => {
      const line = label(0, 30, text, { 'font-size': 24, 'font-weight': weight });
      const { pixels } = render(
        `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="40" font-family="${fontFamily}">${line}</svg>`,
      );
      return pixels.filter((value, index) => index % 4 === 3 && value > 0).length;
    };
    const bare = { Ậ: 'A', ẫ: 'a', ặ: 'a', Đ: 'D', đ: 'd', ợ: 'o', Ở: 'O', ữ: 'u', Ự: 'U', ể: 'e', Ỹ: 'Y' };
    for (const weight of [400, 600]) {
      for (const letter of 'ăâđêôơưĂÂĐÊÔƠƯảẳẩẻểỉỏổởủửỷạặậẹệịọộợụựỵ')
        expect(inkOf(letter, weight), letter).toBeGreaterThan(20);
      for (const [letter, without] of Object.entries(bare))
        expect(inkOf(letter, weight), letter).toBeGreaterThan(inkOf(without, weight));
    }
    expect(inkOf('Biển Đông', 600)).toBeGreaterThan(inkOf('Biển Đông', 400));
  });
});
