import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { doorsOf } from '../../src/commands/database-doors.ts';
import { digest, sending, sendingWithoutCode } from '../database/open-survey.ts';
import { answered } from '../results/published-view.ts';
import { type BuiltSite, openResults, type Results } from './built-results.ts';

const canary = `Lê Thị Bí Mật ${randomUUID()}`;
const { facts } = answered('01');
let results: Results;
let empty: BuiltSite;
let some: BuiltSite;

beforeAll(async () => {
  results = await openResults();
  empty = await results.build();
  await sendAnswers();
  some = await results.build();
}, 180_000);
afterAll(() => results.close());

/** Hà Nội signed, TP. Hồ Chí Minh corrected, Lâm Đồng asked to complete, and without a code, held: Quảng Ninh. */
async function sendAnswers(): Promise<void> {
  const call = doorsOf(results);
  const codes = ['01', '79', '68'].map((unit) => ({ unit, digest: digest(`code of ${unit}`) }));
  await call('issue_access_codes', { codes });
  const full = {
    facts,
    contact: { respondent_name: canary },
    answers: { obstacles: canary },
    raw: { obstacles: canary },
  };
  for (const { unit } of codes) await call('send_response', sending(unit, full).p);
  await call('send_response', sending('79', { ...full, base_revision: 1 }).p);
  await call('send_response', sendingWithoutCode('22', full).p);
  await step('signed_copy', 'received', '669-01');
  await step('state', 'completion_requested', '669-68');
}

const step = (fact: string, to: string, of: string) =>
  results.query(
    `select survey.take_step(r.id, $1, $2, 'staff', 'Trần Thị B', 'theo công văn', r.current_revision, survey.clock())
     from survey.responses r where r.number = $3`,
    [fact, to, of],
  );

const textsOf = ({ page }: BuiltSite, selector: string) =>
  [...page.querySelectorAll(selector)].map((element) => element.textContent.replace(/\s+/gu, ' ').trim());
const textOf = (site: BuiltSite, selector: string) => textsOf(site, selector).join(' | ');
const rowOf = (site: BuiltSite, unit: string) => textsOf(site, `[data-unit="${unit}"] > *`);
const versionOf = ({ files }: BuiltSite) => String(files.get('ket-qua/du-lieu/version.json'));
const states = () => [
  { of: 'without an answer', site: empty },
  { of: 'with answers', site: some },
];

describe('every map of the results page', () => {
  test('has the 63, Hoàng Sa, Trường Sa and Biển Đông, whatever the data', () => {
    for (const { of, site } of states()) {
      const maps = [...site.page.querySelectorAll('.map-figure')];
      expect(maps, of).toHaveLength(2);
      for (const map of maps) {
        expect(map.querySelectorAll('.tile'), of).toHaveLength(63);
        const islands = [...map.querySelectorAll('[data-archipelago]')];
        expect(islands.map((one) => [one.getAttribute('aria-label'), one.textContent.trim()])).toEqual([
          ['Quần đảo Hoàng Sa, thành phố Đà Nẵng', 'Hoàng Sa'],
          ['Quần đảo Trường Sa, tỉnh Khánh Hòa', 'Trường Sa'],
        ]);
        expect(map.querySelector('.tile-water')?.textContent).toBe('Biển Đông');
        expect(map.querySelector('.map-note')?.textContent).toBe('Sơ đồ ô, không theo tỉ lệ và ranh giới');
      }
    }
  });

  test('keeps islands and water at every width and in print: no style sheet may hide them', () => {
    const sheets = [...some.files].filter(([name]) => name.endsWith('.css')).map(([, file]) => String(file));
    const styles = [...sheets, ...textsOf(some, 'style')].join('\n');
    expect(styles).toContain('.tile-archipelago');
    for (const [, selectors, rules] of styles.matchAll(/([^{}]+)\{([^{}]*)\}/gu)) {
      if (!/tile|map-|archipelago/u.test(selectors ?? '')) continue;
      expect(rules, selectors).not.toMatch(/display:\s*none|visibility:\s*hidden|opacity:\s*0/u);
    }
  });

  test('names each tile whole and marks it by shape as the legend does', () => {
    for (const map of some.page.querySelectorAll('.map-figure')) {
      const shapeOf = (element: { querySelector: (of: string) => { innerHTML: string } | null }) =>
        element.querySelector('.mark')?.innerHTML;
      const legend = [...map.querySelectorAll('.legend-tile')].map(shapeOf);
      expect(new Set(legend).size).toBe(legend.length);
      for (const tile of map.querySelectorAll('.tile')) {
        expect(legend).toContain(shapeOf(tile));
        expect(tile.querySelector('.visually-hidden')?.textContent).toBe(tile.getAttribute('title'));
      }
    }
    const names = textsOf(some, '#ban-do-gui-phieu .tile .visually-hidden');
    expect(names).toContain('Hà Nội: Đã nhận phiếu');
    expect(names).toContain('Quảng Ninh: Chưa gửi phiếu');
  });
});

describe('what is taken from the letter', () => {
  test('is 8, 4 and 51, dated, said to be historical, and as many tiles as the legend says', () => {
    for (const { site } of states()) {
      expect(textsOf(site, '#ban-do-trien-khai [data-legend]')).toEqual([
        'Cả hai phần mềm (8)',
        'Chỉ Phần mềm đăng ký khai sinh điện tử (4)',
        'Chưa đưa vào sử dụng chính thức (51)',
      ]);
      const tiles = ['full', 'half', 'empty'].map(
        (mark) => site.page.querySelectorAll(`#ban-do-trien-khai .tile-${mark}.tile`).length,
      );
      expect(tiles).toEqual([8, 4, 51]);
      expect(textOf(site, '#ban-do-trien-khai figcaption')).toMatch(
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
    const cells = textsOf(empty, '[data-unit] .cell-state');
    expect(cells).toHaveLength(63);
    expect(new Set(cells)).toEqual(new Set(['Chưa gửi phiếu']));
  });
});

describe('with answers the page', () => {
  test('gives 3/63, 2/12 and 1/51, the time of the change, and that signed copies are awaited', async () => {
    const { rows } = await results.query('select public.published_version() as version');
    expect(JSON.parse(versionOf(some))).toEqual({ ...(rows[0]?.['version'] as object), answered: 3 });
    expect(textOf(some, '.headline-count')).toBe('Đã nhận 3/63 phiếu');
    expect(textsOf(some, '.headline-parts strong')).toEqual(['2/12', '1/51']);
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
    expect(rowOf(some, '01').slice(1, 5)).toEqual([
      ...['Hà Nội', 'Chỉ Phần mềm đăng ký khai sinh điện tử', 'Đã gửi (đã có bản ký)', 'Không'],
    ]);
    expect(rowOf(some, '79').slice(3, 5)).toEqual(['Đã gửi (chờ bản ký)', 'Lần 1']);
    expect(rowOf(some, '68')[3]).toBe('Đề nghị bổ sung, giải trình (chờ bản ký)');
    expect(rowOf(some, '79')[5]).toMatch(/^\d\d giờ \d\d phút, \d\d\/\d\d\/\d{4}$/u);
    expect(rowOf(some, '04').slice(3)).toEqual(['Chưa gửi phiếu', '–', '–']);
  });

  test('gives the same sums in headline, maps, chart, its table, regions and rows', async () => {
    const { rows } = await results.query(
      "select count(*)::integer as n from survey.responses where verification = 'confirmed' and current_revision > 0",
    );
    const n = rows[0]?.['n'] as number;
    const chart = JSON.parse(textOf(some, '[data-chart-data]')) as { series: { values: number[] }[] };
    const inTable = [...some.page.querySelectorAll('.bars-figure tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].map((cell) => Number(cell.textContent)),
    );
    const inRegions = textsOf(some, '.region-row td:last-child').map((text) =>
      text.match(/\d+/gu)?.map(Number),
    );
    expect(chart.series[0]?.values.map((value, index) => [value, chart.series[1]?.values[index]])).toEqual(
      inTable.map(([received, missing]) => [received, missing]),
    );
    expect(inRegions).toEqual(inTable.map(([received, , all]) => [received, all]));
    expect(inTable.reduce((sum, [received = 0]) => sum + received, 0)).toBe(n);
    expect(
      textsOf(some, '[data-unit] .cell-state').filter((state) => state !== 'Chưa gửi phiếu'),
    ).toHaveLength(n);
    expect(some.page.querySelectorAll('#ban-do-gui-phieu .tile-check.tile')).toHaveLength(n);
    expect(textOf(some, '.headline-count')).toContain(`${n}/63`);
  });

  test('shows nothing of what is held, and no name or text of any answer, in any file', () => {
    expect(rowOf(some, '22')[3]).toBe('Chưa gửi phiếu');
    for (const [name, file] of some.files) expect(file.includes(canary), name).toBe(false);
  });
});

describe('the results page', () => {
  test('has nothing the content security policy would have to excuse', () => {
    expect(some.html).not.toMatch(/unsafe-inline|\sstyle="|\son[a-z]+="/u);
  });

  test('has its data tables open and its chart empty before any script', () => {
    expect(some.page.querySelector('.bars-figure details')?.hasAttribute('open')).toBe(true);
    expect(some.page.querySelectorAll('canvas')).toHaveLength(0);
  });

  test('asks for under 1.5 kB of script, and has at most 68 kB more for when a chart comes near', () => {
    const size = (name: string) => gzipSync(some.files.get(name) ?? '').length;
    const first = [...some.html.matchAll(/<script type="module" src="\/([^"]+)"/gu)].map(
      ([, name = '']) => name,
    );
    expect(first).toHaveLength(1);
    const text = String(some.files.get(first[0] ?? ''));
    const names = [...text.matchAll(/["'`]\.?\/?(?:_astro\/)?([\w.-]+\.js)["'`]/gu)].map(
      ([, name]) => `_astro/${name}`,
    );
    const charts = names.filter((name) => name.includes('stacked-bars'));
    expect(charts.length).toBeGreaterThan(0);
    const helpers = [...new Set(names)].filter((name) => !charts.includes(name));
    expect([...first, ...helpers].reduce((sum, name) => sum + size(name), 0)).toBeLessThan(1500);
    expect([...new Set(charts)].reduce((sum, name) => sum + size(name), 0)).toBeLessThan(68_000);
  });
});

describe('a build without a database', () => {
  test('fails, and says in a sentence what to do', async () => {
    await results.stop();
    await expect(results.build()).rejects.toThrow(/The results cannot be built: no answer from/u);
  }, 90_000);
});
