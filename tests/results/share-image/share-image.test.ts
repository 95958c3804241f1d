import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { shareImage, shareImageSvg } from '../../../src/results/share-image/share-image.ts';
import { withTextRenderer } from '../../../src/results/share-image/text-renderer.ts';
import { trialResults } from '../trial-results.ts';

describe('the picture of a shared link', () => {
  test('has both archipelagos, the sea, the 63, how many answered, and every mark', async () => {
    const svg = await withTextRenderer((renderer) => shareImageSvg(trialResults, false, renderer));
    const text = svg.replace(/<[^>]*>/gu, '');
    for (const words of ['Hoàng Sa', 'Trường Sa', 'Biển Đông', 'Đã nhận 40/63 phiếu', 'Dữ liệu thử nghiệm'])
      expect(text).toContain(words);
    for (const words of ['Số liệu sơ bộ, chờ bản ký', 'Bản chạy thử, không phải trang chính thức', 'Sơ đồ ô'])
      expect(text).toContain(words);
    // The ground, its edge, the 63 and the two groups of islands.
    expect(svg.match(/<rect/gu)).toHaveLength(2 + 63 + 2);
  });

  test('is a PNG of 1200 by 630, the same bytes each time', async () => {
    const [first, again] = [await shareImage(trialResults, true), await shareImage(trialResults, true)];
    expect(first.subarray(1, 4).toString()).toBe('PNG');
    expect([first.readUInt32BE(16), first.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(first.equals(again)).toBe(true);
  });

  test('is written in the letters of the site, every Vietnamese one of them', async () => {
    await withTextRenderer(({ render, textAt }) => {
      const inkOf = (text: string) => {
        const { pixels } = render(
          `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="40">${textAt(0, 30, text, { 'font-size': 24 })}</svg>`,
        );
        return pixels.filter((value, index) => index % 4 === 3 && value > 0).length;
      };
      const blank = inkOf(' ');
      for (const letter of 'ăâđêôơưĂÂĐÊÔƠƯảẳẩẻểỉỏổởủửỷạặậẹệịọộợụựỵ')
        expect(inkOf(letter), letter).toBeGreaterThan(blank + 20);
      expect(inkOf('Biển Đông')).toBeGreaterThan(inkOf('Biển'));
    });
  });

  test('leaves no file behind: it is made anew after every answer', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'survey-test-'));
    vi.stubEnv('TMPDIR', folder);
    await shareImage(trialResults, true);
    vi.unstubAllEnvs();
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  });
});
