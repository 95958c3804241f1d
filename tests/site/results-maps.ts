import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type BuiltSites, mapPage, statesOf, textsIn } from './built-pages.ts';
import { type BuiltSite, parse } from './built-results.ts';

const mapPages = ({ files }: BuiltSite) =>
  [...files.keys()]
    .filter((name) => /^ket-qua\/ban-do\/[a-z-]+\/index\.html$/u.test(name))
    .map((name) => ({ name, page: parse(String(files.get(name))) }));

/** What holds of every map, and of what the letter says on it. */
export function describeMaps(sites: () => BuiltSites): void {
  describe('every map of the results', () => {
    test('has the 63, Hoàng Sa, Trường Sa and Biển Đông, as outlines and as tiles, whatever the data', () => {
      for (const { of, site } of statesOf(sites())) {
        const pages = mapPages(site);
        expect(pages, of).toHaveLength(6);
        for (const { name, page } of [...pages, { name: 'overview', page: site.page }]) {
          const outlines = page.querySelectorAll('.outline-map [id="63-tinh"] > a');
          expect(outlines, name).toHaveLength(63);
          for (const one of outlines)
            expect(one.querySelectorAll('path, circle').length, name).toBeGreaterThan(0);
          const islands = [...page.querySelectorAll('.outline-map [data-archipelago]')];
          expect(
            islands.map((one) => [...one.querySelectorAll('text')].map((line) => line.textContent).join(' ')),
          ).toEqual(['Quần đảo Hoàng Sa (thành phố Đà Nẵng)', 'Quần đảo Trường Sa (tỉnh Khánh Hòa)']);
          for (const one of islands) expect(one.querySelectorAll('circle').length).toBeGreaterThan(10);
          expect(textsIn(page, '.map-water text').join(' ')).toBe('Biển Đông');
        }
        for (const { name, page } of pages) {
          expect(page.querySelectorAll('.tile'), name).toHaveLength(63);
          expect(page.querySelectorAll('.tile-map [data-archipelago]'), name).toHaveLength(2);
          expect(page.querySelector('.tile-water')?.textContent).toBe('Biển Đông');
          expect(site.files.has(name.replace('/index.html', '.png')), name).toBe(true);
        }
      }
    });

    test('says name and value of each province, marks it as the legend does, and leads to its page', () => {
      for (const { page } of mapPages(sites().some)) {
        const shapeOf = (element: { querySelector: (of: string) => { innerHTML: string } | null }) =>
          element.querySelector('.mark')?.innerHTML;
        const legend = [...page.querySelectorAll('.legend-tile')].map(shapeOf);
        expect(new Set(legend).size).toBe(legend.length);
        const areas = [...page.querySelectorAll('.legend-area')].map(
          (area) => area.getAttribute('class')?.split(' ')[1],
        );
        for (const tile of page.querySelectorAll('.tile')) {
          expect(legend).toContain(shapeOf(tile));
          expect(tile.querySelector('.visually-hidden')?.textContent).toBe(tile.getAttribute('title'));
        }
        for (const outline of page.querySelectorAll('[id="63-tinh"] > a')) {
          expect(areas).toContain(outline.getAttribute('class'));
          expect(sites().some.files.has(`${outline.getAttribute('href')?.slice(1)}index.html`)).toBe(true);
        }
      }
      const names = textsIn(mapPage(sites().some, 'gui-phieu'), '[id="63-tinh"] > a > title');
      expect(names).toContain('Hà Nội: Đã nhận phiếu');
      expect(names).toContain('Quảng Ninh: Chưa gửi phiếu');
    });

    test('weighs at most 26 kB of gzip with the page around it', () => {
      for (const { name } of mapPages(sites().some))
        expect(gzipSync(sites().some.files.get(name) ?? '').length, name).toBeLessThan(26_000);
    });
  });

  describe('what is taken from the letter', () => {
    test('is 8, 4 and 51, dated, said to be historical, and as many tiles as the legend says', () => {
      for (const { site } of statesOf(sites())) {
        const page = mapPage(site, 'trien-khai');
        expect(textsIn(page, '[data-legend]')).toEqual([
          'Cả hai phần mềm (8)',
          'Chỉ Phần mềm đăng ký khai sinh điện tử (4)',
          'Chưa đưa vào sử dụng chính thức (51)',
        ]);
        for (const kind of ['.tile-MARK.tile', '[id="63-tinh"] > .m-MARK'])
          expect(
            ['full', 'half', 'empty'].map((mark) => page.querySelectorAll(kind.replace('MARK', mark)).length),
          ).toEqual([8, 4, 51]);
        expect(textsIn(page, 'figcaption').join()).toMatch(
          /^Theo Công văn 669, tính đến 15\/11\/2016.*có tính lịch sử/u,
        );
      }
    });
  });
}
