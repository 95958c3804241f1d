import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type BuiltSites, pageAt, textsIn, textsOf } from './built-pages.ts';
import { parse } from './built-results.ts';

/** What holds of the pages around the overview: first screen, briefing, regions, provinces, charts, scripts, frames, open data. */
export function describePages(sites: () => BuiltSites): void {
  describe('the first screen of the overview', () => {
    test('says how many, who is ready, whose figures are in dispute and who is missing, and shows where', () => {
      const lists: Record<string, string | undefined> = Object.fromEntries(
        [...sites().some.page.querySelectorAll('.standing > div')].map((one) => [
          String(one.querySelector('dt')?.textContent.trim()),
          String(one.querySelector('dd')?.textContent.trim()),
        ]),
      );
      expect(lists['Đạt cả ba tiêu chí (giả định) (0)']).toBe('Không có');
      expect(lists['Đang giải trình (0)']).toBe('Không có');
      expect(lists['Chưa gửi phiếu (60)']?.split(', ')).toHaveLength(60);
      expect(textsOf(sites().some, '.headline-count').join()).toContain('3/63');
      expect(sites().some.page.querySelectorAll('.first-screen .outline-map')).toHaveLength(1);
    });
  });

  describe('the briefing and the pages of the six regions', () => {
    const regions =
      'trung-du-va-mien-nui-phia-bac,dong-bang-song-hong,bac-trung-bo-va-duyen-hai-mien-trung,tay-nguyen,dong-nam-bo,dong-bang-song-cuu-long';

    test('say the same as the overview, each region of its own provinces', () => {
      const briefing = parse(String(sites().some.files.get('ket-qua/tom-tat/index.html')));
      expect(textsIn(briefing, '.headline')).toEqual(textsOf(sites().some, '.headline'));
      expect(textsIn(briefing, '.standing')).toEqual(textsOf(sites().some, '.standing'));
      const pages = regions
        .split(',')
        .map((slug) => parse(String(sites().some.files.get(`ket-qua/vung/${slug}/index.html`))));
      const counts = pages.map(
        (page) => textsIn(page, '.headline-count strong')[0]?.split('/').map(Number) ?? [],
      );
      expect(counts.reduce((sum, [answered = 0]) => sum + answered, 0)).toBe(3);
      expect(counts.reduce((sum, [, all = 0]) => sum + all, 0)).toBe(63);
      for (const [index, page] of pages.entries())
        expect(page.querySelectorAll('#bang-vung [data-unit]')).toHaveLength(counts[index]?.[1] ?? 0);
      const links = textsOf(sites().some, '.results-links a');
      expect(links).toContain('Bản tóm tắt (A4)');
      expect(links).toContain('Đồng bằng sông Hồng');
    });
  });

  describe('the results page', () => {
    test('has nothing the content security policy would have to excuse', () => {
      for (const [name, file] of sites().some.files)
        if (name.endsWith('.html'))
          expect(String(file), name).not.toMatch(/unsafe-inline|\sstyle="|\son[a-z]+="/u);
    });

    test('of the summary has the table and the drawing of every chart before any script', () => {
      const charts = [...pageAt(sites().some, 'tong-hop').querySelectorAll('.chart-figure')];
      expect(charts).toHaveLength(9);
      for (const chart of charts) {
        expect(chart.querySelectorAll('details table')).toHaveLength(1);
        expect(chart.querySelectorAll('.chart-place svg').length % 2).toBe(0);
        expect(chart.querySelectorAll('table thead th').length).toBeGreaterThan(1);
        for (const link of chart.querySelectorAll('.chart-files a'))
          expect(sites().some.files.has(link.getAttribute('href')?.slice(1) ?? '')).toBe(true);
      }
      expect(pageAt(sites().some, 'tong-hop').querySelectorAll('canvas')).toHaveLength(0);
    });

    test('has one page for each of the 63, with what the letter says, today and the numbers of region and all', () => {
      const pageOf = (slug: string) => parse(String(sites().some.files.get(`ket-qua/${slug}/index.html`)));
      const pages = [...sites().some.files.keys()].filter((name) =>
        /^ket-qua\/[a-z-]+\/index\.html$/u.test(name),
      );
      expect(
        pages.filter((name) => pageOf(name.split('/')[1] ?? '').querySelector('[data-province]')),
      ).toHaveLength(63);
      const haGiang = pageOf('ha-giang');
      expect(haGiang.querySelector('.lead')?.textContent).toBe(
        'Từ 01/7/2025: hợp nhất với Tuyên Quang thành tỉnh Tuyên Quang.',
      );
      expect(haGiang.querySelector('.note')?.textContent).toContain('không có nghĩa là 0');
      const row = [...pageOf('ha-noi').querySelectorAll('#muc-1 ~ .table-scroll tbody tr, section tbody tr')]
        .map((one) => [...one.children].map((cell) => cell.textContent.trim()))
        .find(([label]) => label?.includes('dòng 2)'));
      expect(row).toEqual([
        'Công chức tư pháp làm công tác hộ tịch (dòng 2)',
        '210',
        '210 (1/11)',
        '630 (3/63)',
      ]);
    });

    const size = (name: string) => gzipSync(sites().some.files.get(name) ?? '').length;
    const scriptsIn = (page: string) =>
      [...String(sites().some.files.get(page)).matchAll(/<script type="module" src="\/([^"]+)"/gu)].map(
        ([, name = '']) => name,
      );
    const inlineIn = (page: string) =>
      [...String(sites().some.files.get(page)).matchAll(/<script type="module">([^<]*)/gu)]
        .map(([, text = '']) => text)
        .join('');

    test('asks for under 2 kB of script, and has at most 68 kB more for when a chart comes near', () => {
      for (const page of ['ket-qua/index.html', 'ket-qua/tong-hop/index.html']) {
        const first = scriptsIn(page).reduce(
          (sum, name) => sum + size(name),
          gzipSync(inlineIn(page)).length,
        );
        expect(first, page).toBeLessThan(2000);
      }
      const charts = [...sites().some.files.keys()].filter((name) => /draw-chart.*\.js$/u.test(name));
      expect(charts.length).toBeGreaterThan(0);
      expect(charts.reduce((sum, name) => sum + size(name), 0)).toBeLessThan(68_000);
    });

    test('holds no Preact', () => {
      for (const name of [...sites().some.files.keys()].filter(
        (one) => one.startsWith('ket-qua/') && one.endsWith('.html'),
      ))
        expect(String(sites().some.files.get(name)), name).not.toContain('astro-island');
    });
  });

  describe('letter and overview, when another site shows them in a frame,', () => {
    test('let links to other pages leave the frame, and those within the page stay in it', () => {
      for (const name of ['index.html', 'ket-qua/index.html']) {
        const page = parse(String(sites().some.files.get(name)));
        expect(page.querySelector('base')?.getAttribute('target'), name).toBe('_top');
        for (const link of page.querySelectorAll('a[href]')) {
          const address = link.getAttribute('href') ?? '';
          expect(link.getAttribute('target'), address).toBe(address.startsWith('#') ? '_self' : null);
        }
      }
      expect(pageAt(sites().some, 'tong-hop').querySelector('base')).toBeNull();
    });
  });

  describe('a shared link', () => {
    test('to the results has a picture, made at build', () => {
      for (const page of [sites().some.page, pageAt(sites().some, 'tong-hop')]) {
        const address = page.querySelector('meta[property="og:image"]')?.getAttribute('content') ?? '';
        expect(sites().some.files.has(new URL(address).pathname.slice(1))).toBe(true);
      }
    });
  });

  describe('the page of open data', () => {
    const page = () => parse(String(sites().some.files.get('ket-qua/du-lieu/index.html')));

    test('links to every file, and describes the whole for search engines', () => {
      const links = [...page().querySelectorAll('main a[href^="/ket-qua/du-lieu/"]')].map((link) =>
        link.getAttribute('href')?.slice(1),
      );
      for (const link of links) expect(sites().some.files.has(link ?? ''), link).toBe(true);
      const data = [...sites().some.files.keys()].filter((name) => /^ket-qua\/du-lieu\/[^/]+$/u.test(name));
      for (const name of data.filter((one) => !/index\.html|version\.json/u.test(one)))
        expect(links).toContain(name);
      const described = JSON.parse(
        page().querySelector('script[type="application/ld+json"]')?.textContent ?? '',
      ) as object;
      expect(described).toMatchObject({
        '@type': 'Dataset',
        license: 'https://creativecommons.org/licenses/by/4.0/',
      });
    });
  });
}
