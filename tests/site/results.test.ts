import { randomUUID } from 'node:crypto';
import readSheets from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rpcOf } from '../../src/operate/rpc.ts';
import { digest, sending, sendingWithoutCode } from '../database/open-survey.ts';
import { answered } from '../results/published-view/entries.ts';
import { systemUnderTest } from '../setup/system.ts';
import { mapPage, pageAt, textsOf } from './built-pages.ts';
import { type BuiltSite, openResults, parse, readSite, type Results } from './built-results.ts';
import { describeMaps } from './results-maps.ts';
import { describePages } from './results-pages.ts';
import { describeSnapshots, keepAsOf } from './results-snapshots.ts';

const canary = `Lê Thị Bí Mật ${randomUUID()}`;
const { facts } = answered('01');
let results: Results;
let empty: BuiltSite;
let some: BuiltSite;

beforeAll(async () => {
  empty = await readSite(systemUnderTest().firstSite);
  results = await openResults();
  await keepAsOf(results, '2016-12-09');
  await sendAnswers();
  await keepAsOf(results, '2016-12-10', 'Nhầm Sở');
  await results.query('select public.keep_snapshot()');
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

const textOf = (site: BuiltSite, selector: string) => textsOf(site, selector).join(' | ');
const rowOf = (site: BuiltSite, unit: string) => textsOf(site, `[data-unit="${unit}"] > *`);
const summaryPage = () => pageAt(some, 'tong-hop');
const versionOf = ({ files }: BuiltSite) => String(files.get('ket-qua/du-lieu/version.json'));
const sites = () => ({ empty, some });

describeMaps(sites);
describePages(sites);
describeSnapshots(sites, () => results);

describe('before the first answer the page', () => {
  test('says that nothing has been received, and no time', () => {
    expect(textOf(empty, '.headline')).toContain('Đã nhận 0/63 phiếu');
    expect(textOf(empty, '.headline-time')).toBe('Chưa nhận được phiếu nào');
    expect(textOf(empty, 'main')).not.toMatch(/Số liệu đến|Số liệu sơ bộ|Gửi sau thời hạn/u);
    expect(versionOf(empty)).toBe('{"version":0,"changed_at":null,"answered":0,"withdrawn":0}');
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
    expect(JSON.parse(versionOf(some))).toEqual({
      ...(rows[0]?.['version'] as object),
      answered: 3,
      withdrawn: 0,
    });
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
    expect(site.files.has('ket-qua/luu-tru/2016-12-09/index.html')).toBe(true);
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

describe('a site built for a Supabase of another origin', () => {
  test('lets the pages of the signed copy and of staff, and no other page, reach it', () => {
    const policies = [...some.files]
      .filter(([name]) => name.endsWith('.html'))
      .map(([name, content]) => [name, /connect-src ([^;"]*)/.exec(String(content))?.[1]?.trim()] as const);
    const reaching = policies.filter(([, sources]) => sources !== "'self'");
    expect(policies.length).toBeGreaterThan(5);
    const origin = expect.stringMatching(/^'self' http:\/\/127\.0\.0\.1:\d+$/) as unknown;
    expect(reaching.toSorted()).toEqual([
      ['phieu/ban-ky/index.html', origin],
      ['quan-tri/index.html', origin],
    ]);
  });
});

describe('a build without a database', () => {
  test('fails, and says in a sentence what to do', async () => {
    await results.stop();
    await expect(results.build()).rejects.toThrow(/The results cannot be built: no answer from/u);
  }, 90_000);
});
