import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { provinceRecords } from '../../../src/results/aggregate/province-record.ts';
import { chartsOf } from '../../../src/results/charts/all-charts.ts';
import { brokenTime } from '../../../src/results/charts/broken-time.ts';
import { chartPng, chartSvg, chartSvgFile } from '../../../src/results/charts/chart-picture.ts';
import { tableOf } from '../../../src/results/charts/chart-table.ts';
import {
  type BarChart,
  type Chart,
  hasFigures,
  type StepChart,
  type StripChart,
} from '../../../src/results/charts/chart.ts';
import { wrapToFit } from '../../../src/results/charts/wrap-text.ts';
import { readDocument } from '../../../src/results/published-view/documents.ts';
import { answered, units } from '../published-view/entries.ts';
import { asLines } from '../reviewed/as-lines.ts';
import { trialContext, trialRecords, trialSummary } from '../trial-results.ts';

const trial = chartsOf(trialRecords, trialContext);
const nobody = chartsOf(provinceRecords(readDocument('published_units', units())), trialContext);
const source = { trial: trialSummary.trial, time: 'Số liệu đến 15 giờ', preliminary: null };

describe('the charts', () => {
  test('of the trial data are the reviewed ones', async () => {
    await expect(`${asLines(trial, 3)}\n`).toMatchFileSnapshot('../reviewed/charts.json');
  });

  test('have names of their own, a sentence, and a table with the same numbers', () => {
    expect(new Set(trial.map(({ id }) => id)).size).toBe(trial.length);
    for (const chart of [...trial, ...nobody]) {
      expect(chart.sentence).toMatch(/^[\p{Lu}\d].*[.]$/u);
      const { heads, rows } = tableOf(chart);
      for (const row of rows) expect(row).toHaveLength(heads.length);
      if (chart.kind === 'bars')
        expect(rows.map((row) => row[1])).toEqual(
          chart.series[0]?.values.map((value) => value ?? 'Chưa có số liệu'),
        );
    }
  });

  test('have no 0 in their sentence for what nobody has reported', () => {
    const sentence = nobody.find(({ id }) => id === 'chua-trang-cap-theo-vung')?.sentence;
    expect(sentence).toMatch(/cấp xã: Chưa có số liệu \(.*cấp huyện: Chưa có số liệu \(/u);
    expect(sentence).not.toContain('0 người');
  });

  test('say of a region nobody has reported anything of that there is no figure: in table, drawing and file', () => {
    const row = (district: number | null) => ({ district, commune: null });
    const reported = { registrars: row(7), equipped_registrars: row(7) };
    const some = { '01': { facts: { ...answered('01').facts, ...reported } } };
    const chart = chartsOf(provinceRecords(readDocument('published_units', units(some))), trialContext).find(
      ({ id }) => id === 'chua-trang-cap-theo-vung',
    ) as BarChart;
    const { rows, total } = tableOf(chart);
    expect(rows.find(([name]) => name === 'Đồng bằng sông Hồng')).toEqual([
      ...['Đồng bằng sông Hồng', 'Chưa có số liệu', 0, 0],
    ]);
    expect(rows.find(([name]) => name === 'Tây Nguyên')?.slice(1)).toEqual(
      Array.from({ length: 3 }, () => 'Chưa có số liệu'),
    );
    expect(total?.slice(1)).toEqual(['Chưa có số liệu', 0, 0]);
    expect(chartSvg(chart, 720).match(/>Chưa có số liệu</gu)).toHaveLength(5);
  });

  test('have something to draw only once somebody has reported something; the letter always has', () => {
    const drawn = (charts: readonly Chart[]) => charts.filter(hasFigures).map(({ id }) => id);
    expect(drawn(nobody)).toEqual(['trien-khai-theo-vung', 'phieu-theo-vung']);
    expect(drawn(trial)).toEqual(trial.map(({ id }) => id));
  });

  test('have no 0 for boxes before anybody has ticked one', () => {
    for (const id of ['loai-phan-mem', 'co-so-du-lieu', 'noi-dat-may-chu', 'loai-ung-dung']) {
      const chart = nobody.find((one) => one.id === id);
      const values = chart ? tableOf(chart).rows.map((cells) => cells[1]) : [];
      expect(values.length).toBeGreaterThan(1);
      expect(new Set(values), id).toEqual(new Set(['Chưa có số liệu']));
    }
  });

  test('are drawn as pictures that bear the trial mark, unless they show the letter', () => {
    for (const chart of trial) {
      const picture = chartSvgFile(chart, source);
      expect(picture).not.toMatch(/NaN|undefined|Infinity/u);
      expect(picture.replace(/<\/text><text[^>]*>/gu, ' ')).toContain(
        chart.from === 'letter' ? 'Công văn số 669' : 'Dữ liệu thử nghiệm',
      );
    }
    for (const chart of nobody) expect(chartSvgFile(chart, source)).not.toMatch(/NaN|undefined|Infinity/u);
  });

  test('are the same bytes each time, in the page and as pictures, at most 2.6 kB of gzip each', () => {
    for (const chart of trial)
      for (const width of [360, 720]) {
        const drawn = chartSvg(chart, width);
        expect(chartSvg(chart, width)).toBe(drawn);
        expect(gzipSync(drawn).length, `${chart.id} ${width}`).toBeLessThan(2600);
      }
    const [one] = trial;
    if (one) expect(chartPng(one, source).equals(chartPng(one, source))).toBe(true);
  });

  test('keep every text a text and every pattern lines, with names that no other drawing of the page has', () => {
    const all = trial.flatMap((chart) => [chartSvg(chart, 360), chartSvg(chart, 720)]).join('');
    const names = [...all.matchAll(/ id="([^"]+)"/gu)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(10);
    expect(new Set(names).size).toBe(names.length);
    for (const [, name] of all.matchAll(/url\(#([^)]+)\)/gu)) expect(names).toContain(name);
    expect(all).not.toMatch(/<image|\sstyle=/u);
  });

  test('print the value of every bar, a 0 too where it stands alone', () => {
    for (const chart of trial.filter((one) => one.kind === 'bars')) {
      const texts = [...chartSvg(chart, 720).matchAll(/>([^<]+)<\/text>/gu)].map(([, text]) => text);
      const alone = chart.series.length === 1 || chart.beside === true;
      for (const { values, rates } of chart.series)
        values.forEach((value, index) => {
          if (value === null || (value === 0 && !alone)) return;
          const rate = rates?.[index];
          const written = value.toLocaleString('vi-VN') + (alone && rate ? ` (${rate})` : '');
          expect(texts, `${chart.id} ${index}`).toContain(written);
        });
    }
  });
});

describe('the drawing of shares by region', () => {
  const chart = trial.find(({ kind }) => kind === 'strip') as StripChart;
  const places = (drawn: string) =>
    [...drawn.matchAll(/<text x="([\d.]+)" y="([\d.]+)" font-size="11.7[^>]*>([^<]+)<\/text>/gu)].map(
      ([, x, y, name]) => ({ x: Number(x), y: Number(y), name: name ?? '' }),
    );

  test('has a dot for each province that is not in dispute, and says who is', () => {
    const drawn = chartSvg(chart, 720);
    expect(drawn.match(/a4 4 0 1 1 -8 0/gu)).toHaveLength(chart.points.length * 2);
    expect(chart.points.map(({ name }) => name)).not.toContain('Cà Mau');
    expect(chart.note).toContain('Đang giải trình, không vẽ: Cà Mau.');
  });

  test('has no name on another, at either width, and names the lowest of all', () => {
    const lowest = chart.points.reduce((low, point) => (point.value < low.value ? point : low));
    for (const width of [360, 720]) {
      const names = places(chartSvg(chart, width)).filter(({ name }) =>
        chart.points.some((point) => point.name === name),
      );
      expect(names.map(({ name }) => name)).toContain(lowest.name);
      for (const [index, one] of names.entries())
        for (const other of names.slice(index + 1)) {
          const [left, right] = one.x < other.x ? [one, other] : [other, one];
          const apart = Math.abs(one.y - other.y) >= 12 || right.x - left.x >= left.name.length * 4;
          expect(apart, `${one.name}, ${other.name}`).toBe(true);
        }
    }
  });
});

describe('the drawing of answers over time', () => {
  const steps = trial.find(({ kind }) => kind === 'steps') as StepChart;

  test('breaks its axis where nothing came for long, and writes few days on it', () => {
    const years = { ...steps, steps: [...steps.steps, { day: '2026-11-30', added: 1, total: 41 }] };
    const { at, breaks, end } = brokenTime(years.steps.map(({ day }) => day));
    expect(breaks).toEqual([{ from: steps.steps.at(-1)?.day, to: '2026-11-30' }]);
    expect(at('2026-11-30')).toBe(end);
    expect(end).toBeLessThan(60);
    for (const [width, most] of [
      [360, 4],
      [720, 8],
    ] as const) {
      const days = chartSvg(years, width).match(/>\d\d\/\d\d\/\d{4}</gu) ?? [];
      expect(days.length).toBeLessThanOrEqual(most);
      expect(days).toContain('>30/11/2026<');
    }
  });

  test('keeps every distance where none is long', () => {
    const { at, breaks } = brokenTime(['2016-11-17', '2016-12-17', '2016-11-20']);
    expect(breaks).toEqual([]);
    expect(['2016-11-17', '2016-11-20', '2016-12-17'].map(at)).toEqual([0, 3, 30]);
  });

  test('has the words of the deadline within it, wherever the deadline lies', () => {
    const later = { ...steps, steps: [...steps.steps, { day: '2016-12-30', added: 1, total: 41 }] };
    const words = (drawn: string) =>
      />Thời hạn: trước/u.test(drawn) && /text-anchor="end"[^>]*>Thời hạn/u.test(drawn);
    expect(words(chartSvg(steps, 720))).toBe(true);
    expect(words(chartSvg(later, 720))).toBe(false);
  });
});

describe('drawing', () => {
  test('cuts long names between words', () => {
    expect(wrapToFit('Bắc Trung Bộ và Duyên hải miền Trung', (line) => line.length <= 20)).toEqual([
      'Bắc Trung Bộ và',
      'Duyên hải miền Trung',
    ]);
  });
});
