import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import readSheets from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rpcOf } from '../../src/operate/rpc.ts';
import { digest, sending, sendingWithoutCode } from '../database/open-survey.ts';
import { answered } from '../results/published-view/entries.ts';
import { systemUnderTest } from '../setup/system.ts';
import { type BuiltSite, openResults, parse, readSite, type Results } from './built-results.ts';

const canary = `Lê Thị Bí Mật ${randomUUID()}`;
const { facts } = answered('01');
let results: Results;
let empty: BuiltSite;
let some: BuiltSite;

beforeAll(async () => {
  empty = await readSite(systemUnderTest().firstSite);
  results = await openResults();
  await sendAnswers();
  some = await results.build();
}, 180_000);
afterAll(() => results.close());

/** Hà Nội signed, TP. Hồ Chí Minh corrected, Lâm Đồng asked to complete, and without a code, held: Quảng Ninh. */
async function sendAnswers(): Promise<void> {
  const call = rpcOf(results);
  const codes = ['01', '79', '68'].map((unit) => ({ unit, digest: digest(`code of ${unit}`) }));
  await call('issue_access_codes', { codes });
  const full = {
    facts,
    contact: { respondent_name: canary },
    answers: { obstacles: canary },
    explanations: { 'registrars.commune': canary },
    form_values: { obstacles: canary },
  };
  for (const { unit } of codes) await call('send_response', sending(unit, full).p);
  const changes = [{ path: 'proposals', from: '', to: canary }];
  await call('save_draft', { ...sending('68').p, changes });
  await call('send_response', sending('79', { ...full, base_revision: 1 }).p);
  await call('send_response', sendingWithoutCode('22', full).p);
  await transition('signed_copy', 'received', '669-01');
  await transition('state', 'completion_requested', '669-68');
  await receiveFile('669-01');
}

/** A signed copy whose name tells of somebody. */
const receiveFile = (of: string) =>
  results.query(
    `insert into survey.uploads
       (id, response_id, revision, kind, name, object, type, size, state, sha256, begun_at, finished_at)
     select i, r.id, 1, 'signed_copy', $1, '01/' || i || '.pdf', 'application/pdf', 9, 'received', repeat('0', 64),
       survey.clock(), survey.clock() from survey.responses r, gen_random_uuid() i where r.number = $2`,
    [`${canary}.pdf`, of],
  );

const transition = (attribute: string, to: string, of: string) =>
  results.query(
    `select survey.make_transition(r.id, $1, $2, 'staff', $4, $4, r.current_revision, survey.clock())
     from survey.responses r where r.number = $3`,
    [attribute, to, of, canary],
  );

const textsOf = ({ page }: BuiltSite, selector: string) =>
  [...page.querySelectorAll(selector)].map((element) => element.textContent.replace(/\s+/gu, ' ').trim());
const textOf = (site: BuiltSite, selector: string) => textsOf(site, selector).join(' | ');
const rowOf = (site: BuiltSite, unit: string) => textsOf(site, `[data-unit="${unit}"] > *`);
const summaryPage = () => parse(String(some.files.get('ket-qua/tong-hop/index.html')));
const versionOf = ({ files }: BuiltSite) => String(files.get('ket-qua/du-lieu/version.json'));
const states = () => [
  { of: 'without an answer', site: empty },
  { of: 'with answers', site: some },
];

const mapPages = ({ files }: BuiltSite) =>
  [...files.keys()]
    .filter((name) => /^ket-qua\/ban-do\/[a-z-]+\/index\.html$/u.test(name))
    .map((name) => ({ name, page: parse(String(files.get(name))) }));
const mapPage = (site: BuiltSite, id: string) =>
  parse(String(site.files.get(`ket-qua/ban-do/${id}/index.html`)));
const textsIn = (page: ReturnType<typeof parse>, selector: string) =>
  [...page.querySelectorAll(selector)].map((element) => element.textContent.replace(/\s+/gu, ' ').trim());

describe('every map of the results', () => {
  test('has the 63, Hoàng Sa, Trường Sa and Biển Đông, as outlines and as tiles, whatever the data', () => {
    for (const { of, site } of states()) {
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
    for (const { page } of mapPages(some)) {
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
        expect(some.files.has(`${outline.getAttribute('href')?.slice(1)}index.html`)).toBe(true);
      }
    }
    const names = textsIn(mapPage(some, 'gui-phieu'), '[id="63-tinh"] > a > title');
    expect(names).toContain('Hà Nội: Đã nhận phiếu');
    expect(names).toContain('Quảng Ninh: Chưa gửi phiếu');
  });

  test('weighs at most 26 kB of gzip with the page around it', () => {
    for (const { name } of mapPages(some))
      expect(gzipSync(some.files.get(name) ?? '').length, name).toBeLessThan(26_000);
  });
});

describe('the first screen of the overview', () => {
  test('says how many, who is ready, whose figures are in dispute and who is missing, and shows where', () => {
    const lists: Record<string, string | undefined> = Object.fromEntries(
      [...some.page.querySelectorAll('.standing > div')].map((one) => [
        String(one.querySelector('dt')?.textContent.trim()),
        String(one.querySelector('dd')?.textContent.trim()),
      ]),
    );
    expect(lists['Đạt cả ba tiêu chí (giả định) (0)']).toBe('Không có');
    expect(lists['Đang giải trình (0)']).toBe('Không có');
    expect(lists['Chưa gửi phiếu (60)']?.split(', ')).toHaveLength(60);
    expect(textOf(some, '.headline-count')).toContain('3/63');
    expect(some.page.querySelectorAll('.first-screen .outline-map')).toHaveLength(1);
  });
});

describe('the briefing and the pages of the six regions', () => {
  const regions =
    'trung-du-va-mien-nui-phia-bac,dong-bang-song-hong,bac-trung-bo-va-duyen-hai-mien-trung,tay-nguyen,dong-nam-bo,dong-bang-song-cuu-long';

  test('say the same as the overview, each region of its own provinces', () => {
    const briefing = parse(String(some.files.get('ket-qua/tom-tat/index.html')));
    expect(textsIn(briefing, '.headline')).toEqual(textsOf(some, '.headline'));
    expect(textsIn(briefing, '.standing')).toEqual(textsOf(some, '.standing'));
    const pages = regions
      .split(',')
      .map((slug) => parse(String(some.files.get(`ket-qua/vung/${slug}/index.html`))));
    const counts = pages.map(
      (page) => textsIn(page, '.headline-count strong')[0]?.split('/').map(Number) ?? [],
    );
    expect(counts.reduce((sum, [answered = 0]) => sum + answered, 0)).toBe(3);
    expect(counts.reduce((sum, [, all = 0]) => sum + all, 0)).toBe(63);
    for (const [index, page] of pages.entries())
      expect(page.querySelectorAll('#bang-vung [data-unit]')).toHaveLength(counts[index]?.[1] ?? 0);
    const links = textsOf(some, '.results-links a');
    expect(links).toContain('Bản tóm tắt (A4)');
    expect(links).toContain('Đồng bằng sông Hồng');
  });
});

describe('what is taken from the letter', () => {
  test('is 8, 4 and 51, dated, said to be historical, and as many tiles as the legend says', () => {
    for (const { site } of states()) {
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

describe('before the first answer the page', () => {
  test('says that nothing has been received, and no time', () => {
    expect(textOf(empty, '.headline')).toContain('Đã nhận 0/63 phiếu');
    expect(textOf(empty, '.headline-time')).toBe('Chưa nhận được phiếu nào');
    expect(textOf(empty, 'main')).not.toMatch(/Số liệu đến|Số liệu sơ bộ|Gửi sau thời hạn/u);
    expect(versionOf(empty)).toBe('{"version":0,"changed_at":null,"answered":0}');
  });

  test('shows all 63 as not yet sent, never as 0', () => {
    const cells = textsOf(empty, '[data-unit] > :nth-child(4)');
    expect(cells).toHaveLength(63);
    expect(new Set(cells)).toEqual(new Set(['Chưa gửi phiếu']));
  });
});

describe('with answers the page', () => {
  test('gives 3/63, 2/12 and 1/51, the time of the change, and that signed copies are awaited', async () => {
    const { rows } = await results.query('select public.published_version() as version');
    expect(JSON.parse(versionOf(some))).toEqual({ ...(rows[0]?.['version'] as object), answered: 3 });
    expect(textsOf(some, '.headline-count strong')).toEqual(['3/63', '2/12', '1/51']);
    expect(textOf(some, '.headline-time')).toMatch(
      /^Số liệu đến \d\d giờ \d\d phút, ngày \d+ tháng \d+ năm \d{4}$/u,
    );
    expect(textOf(some, '.headline-marks')).toBe('Số liệu sơ bộ, chờ bản ký: 1/3 phiếu đã nhận có bản ký');
  });

  test('is made of the same data as version.json', () => {
    const { version } = JSON.parse(versionOf(some)) as { version: number };
    expect(some.page.querySelector('.results')?.getAttribute('data-version')).toBe(String(version));
    expect(version).toBeGreaterThan(0);
  });

  test('tells of each Sở its state, corrections and time, and of who has sent none only that', () => {
    expect(rowOf(some, '01').slice(1, 4)).toEqual([
      ...['Hà Nội', 'Chỉ Phần mềm đăng ký khai sinh điện tử', 'Đã gửi (đã nhận bản ký)'],
    ]);
    expect(rowOf(some, '79')[3]).toBe('Đã gửi (chờ bản ký; Đính chính lần 1)');
    expect(rowOf(some, '68')[3]).toBe('Đề nghị bổ sung, giải trình (chờ bản ký)');
    expect(rowOf(some, '79')[4]).toMatch(/^\d\d giờ \d\d phút, \d\d\/\d\d\/\d{4}$/u);
    expect(rowOf(some, '04').slice(3)).toEqual(['Chưa gửi phiếu', '–', '–', '–']);
  });

  test('gives the same sums in headline, maps, chart, its table, regions and rows', async () => {
    const { rows } = await results.query(
      "select count(*)::integer as n from survey.responses where verification = 'confirmed' and current_revision > 0",
    );
    const n = rows[0]?.['n'] as number;
    const report = summaryPage();
    const chart = JSON.parse(
      report.querySelector('#phieu-theo-vung [data-chart-data]')?.textContent ?? '',
    ) as {
      series: { values: number[] }[];
    };
    const inTable = [...report.querySelectorAll('#phieu-theo-vung tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].map((cell) => Number(cell.textContent)),
    );
    const inRegions = textsOf(some, '.region-row td:nth-child(3)').map((text) =>
      text.match(/\d+/gu)?.map(Number),
    );
    expect(chart.series[0]?.values.map((value, index) => [value, chart.series[1]?.values[index]])).toEqual(
      inTable.map(([received, missing]) => [received, missing]),
    );
    expect(inRegions).toEqual(inTable.map(([received, , all]) => [received, all]));
    expect(inTable.reduce((sum, [received = 0]) => sum + received, 0)).toBe(n);
    const states = textsOf(some, '[data-unit] > :nth-child(4)');
    expect(states.filter((state) => state !== 'Chưa gửi phiếu')).toHaveLength(n);
    expect(mapPage(some, 'gui-phieu').querySelectorAll('.tile-check.tile')).toHaveLength(n);
    expect(textOf(some, '.headline-count')).toContain(`${n}/63`);
  });

  test('shows nothing of what is held, and no name or text of anybody, typed or of a file, in any file', async () => {
    expect(rowOf(some, '22')[3]).toBe('Chưa gửi phiếu');
    for (const [name, file] of some.files) expect(file.includes(canary), name).toBe(false);
    const workbook = some.files.get('ket-qua/du-lieu/khao-sat-669.xlsx') ?? Buffer.alloc(0);
    const cells = (await readSheets(workbook)).flatMap(({ data }) => data.flat());
    expect(cells.length).toBeGreaterThan(1000);
    expect(cells.filter((cell) => String(cell).includes(canary))).toEqual([]);
  });
});

describe('the results page', () => {
  test('has nothing the content security policy would have to excuse', () => {
    for (const [name, file] of some.files)
      if (name.endsWith('.html'))
        expect(String(file), name).not.toMatch(/unsafe-inline|\sstyle="|\son[a-z]+="/u);
  });

  test('of the summary has the table and the drawing of every chart before any script', () => {
    const charts = [...summaryPage().querySelectorAll('.chart-figure')];
    expect(charts).toHaveLength(9);
    for (const chart of charts) {
      expect(chart.querySelectorAll('details table')).toHaveLength(1);
      expect(chart.querySelectorAll('.chart-place svg').length % 2).toBe(0);
      expect(chart.querySelectorAll('table thead th').length).toBeGreaterThan(1);
      for (const link of chart.querySelectorAll('.chart-files a'))
        expect(some.files.has(link.getAttribute('href')?.slice(1) ?? '')).toBe(true);
    }
    expect(summaryPage().querySelectorAll('canvas')).toHaveLength(0);
  });

  test('has one page for each of the 63, with what the letter says, today and the numbers of region and all', () => {
    const pageOf = (slug: string) => parse(String(some.files.get(`ket-qua/${slug}/index.html`)));
    const pages = [...some.files.keys()].filter((name) => /^ket-qua\/[a-z-]+\/index\.html$/u.test(name));
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

  const size = (name: string) => gzipSync(some.files.get(name) ?? '').length;
  const scriptsIn = (page: string) =>
    [...String(some.files.get(page)).matchAll(/<script type="module" src="\/([^"]+)"/gu)].map(
      ([, name = '']) => name,
    );
  const inlineIn = (page: string) =>
    [...String(some.files.get(page)).matchAll(/<script type="module">([^<]*)/gu)]
      .map(([, text = '']) => text)
      .join('');

  test('asks for under 2 kB of script, and has at most 68 kB more for when a chart comes near', () => {
    for (const page of ['ket-qua/index.html', 'ket-qua/tong-hop/index.html']) {
      const first = scriptsIn(page).reduce((sum, name) => sum + size(name), gzipSync(inlineIn(page)).length);
      expect(first, page).toBeLessThan(2000);
    }
    const charts = [...some.files.keys()].filter((name) => /draw-chart.*\.js$/u.test(name));
    expect(charts.length).toBeGreaterThan(0);
    expect(charts.reduce((sum, name) => sum + size(name), 0)).toBeLessThan(68_000);
  });

  test('holds no Preact', () => {
    for (const name of [...some.files.keys()].filter(
      (one) => one.startsWith('ket-qua/') && one.endsWith('.html'),
    ))
      expect(String(some.files.get(name)), name).not.toContain('astro-island');
  });
});

describe('two builds from the same data', () => {
  test('are the same, byte by byte, in every file', async () => {
    const again = await results.build();
    expect([...again.files.keys()].sort()).toEqual([...some.files.keys()].sort());
    for (const [name, file] of some.files) {
      // The other pages have a time of their own: the letter's contacts are good until a year from the build.
      if (name === '.well-known/security.txt') continue;
      expect(again.files.get(name)?.equals(file), name).toBe(true);
    }
  }, 90_000);
});

describe('while only what is signed is published', () => {
  test('the whole site knows nothing of answers that are not signed', async () => {
    await rpcOf(results)('prepare_survey', { units: [], publish_from: 'signed' });
    const site = await results.build();
    await rpcOf(results)('prepare_survey', { units: [], publish_from: 'sent' });
    expect(textsOf(site, '.headline-count strong')).toEqual(['1/63', '1/12', '0/51']);
    expect(textOf(site, '.headline-marks')).toContain('Chỉ tính phiếu');
    for (const name of ['ket-qua/ho-chi-minh/index.html', 'ket-qua/lam-dong/index.html']) {
      const page = parse(String(site.files.get(name)));
      expect(page.querySelector('.note')?.textContent).toContain('Chưa có số liệu nào của Sở');
      expect(page.querySelector('.province-facts')?.textContent).toContain('Chưa gửi phiếu');
    }
    const counts = String(site.files.get('ket-qua/du-lieu/muc-1.csv'))
      .split('\r\n')
      .filter((line) => line.includes('210'));
    expect(counts.map((line) => line.slice(0, 4))).toEqual(['"01"']);
  }, 90_000);
});

describe('letter and overview, when another site shows them in a frame,', () => {
  test('let links to other pages leave the frame, and those within the page stay in it', () => {
    for (const name of ['index.html', 'ket-qua/index.html']) {
      const page = parse(String(some.files.get(name)));
      expect(page.querySelector('base')?.getAttribute('target'), name).toBe('_top');
      for (const link of page.querySelectorAll('a[href]')) {
        const address = link.getAttribute('href') ?? '';
        expect(link.getAttribute('target'), address).toBe(address.startsWith('#') ? '_self' : null);
      }
    }
    expect(summaryPage().querySelector('base')).toBeNull();
  });
});

describe('a shared link', () => {
  test('to the results has a picture, made at build', () => {
    for (const page of [some.page, summaryPage()]) {
      const address = page.querySelector('meta[property="og:image"]')?.getAttribute('content') ?? '';
      expect(some.files.has(new URL(address).pathname.slice(1))).toBe(true);
    }
  });
});

describe('the page of open data', () => {
  const page = () => parse(String(some.files.get('ket-qua/du-lieu/index.html')));

  test('links to every file, and describes the whole for search engines', () => {
    const links = [...page().querySelectorAll('main a[href^="/ket-qua/du-lieu/"]')].map((link) =>
      link.getAttribute('href')?.slice(1),
    );
    for (const link of links) expect(some.files.has(link ?? ''), link).toBe(true);
    const data = [...some.files.keys()].filter((name) => /^ket-qua\/du-lieu\/[^/]+$/u.test(name));
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

describe('a site built for a Supabase of another origin', () => {
  test('lets the page of the signed copy, and no other page, reach it', () => {
    const policies = [...some.files]
      .filter(([name]) => name.endsWith('.html'))
      .map(([name, content]) => [name, /connect-src ([^;"]*)/.exec(String(content))?.[1]?.trim()] as const);
    const reaching = policies.filter(([, sources]) => sources !== "'self'");
    expect(policies.length).toBeGreaterThan(5);
    expect(reaching).toEqual([
      ['phieu/ban-ky/index.html', expect.stringMatching(/^'self' http:\/\/127\.0\.0\.1:\d+$/)],
    ]);
  });
});

describe('a build without a database', () => {
  test('fails, and says in a sentence what to do', async () => {
    await results.stop();
    await expect(results.build()).rejects.toThrow(/The results cannot be built: no answer from/u);
  }, 90_000);
});
