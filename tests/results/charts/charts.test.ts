import { describe, expect, test } from 'vitest';
import { provinceRecords } from '../../../src/results/aggregate/province-record.ts';
import { chartsOf } from '../../../src/results/charts/all-charts.ts';
import { axisTicks } from '../../../src/results/charts/axis.ts';
import { chartSvg, namesOf, printSvg } from '../../../src/results/charts/chart-svg.ts';
import { tableOf } from '../../../src/results/charts/chart-table.ts';
import {
  type BarChart,
  type Chart,
  hasFigures,
  type ScatterChart,
  type StepChart,
} from '../../../src/results/charts/chart.ts';
import { wrapText } from '../../../src/results/charts/wrap-text.ts';
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
    expect(printSvg(chart).match(/>Chưa có số liệu</gu)).toHaveLength(5);
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
      const picture = chartSvg(chart, source);
      expect(picture).not.toMatch(/NaN|undefined|Infinity/u);
      expect(picture.replace(/<\/text><text[^>]*>/gu, ' ')).toContain(
        chart.from === 'letter' ? 'Công văn số 669' : 'Dữ liệu thử nghiệm',
      );
    }
    for (const chart of nobody) expect(chartSvg(chart, source)).not.toMatch(/NaN|undefined|Infinity/u);
  });
});

describe('the drawing of both levels', () => {
  const chart = trial.find(({ kind }) => kind === 'points') as ScatterChart;
  const picture = chartSvg(chart, source);

  test('has no name on another or on a dot', () => {
    const places = (pattern: RegExp) =>
      [...picture.matchAll(pattern)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
    const names = places(
      /<text x="([\d.]+)" y="([\d.]+)" fill="#1a1f26" font-size="12.5" text-anchor="end">[A-Z]{2,4}</gu,
    );
    const dots = places(/<circle cx="([\d.]+)" cy="([\d.]+)"/gu);
    expect(dots).toHaveLength(chart.points.length);
    expect(names.length).toBeGreaterThan(5);
    for (const [index, name] of names.entries()) {
      for (const other of names.slice(index + 1))
        expect(Math.abs(name.x - other.x) >= 28 || Math.abs(name.y - other.y) >= 12).toBe(true);
      const covered = dots.filter(
        ({ x, y }) => x < name.x && x > name.x - 26 && Math.abs(y + 4 - name.y) < 9,
      );
      expect(covered).toEqual([]);
    }
  });

  test('names every province in words, whether its dot has room for a name or not', () => {
    const words = namesOf(chart);
    for (const { name } of chart.points) expect(words).toContain(name);
    expect(words).toMatch(/^Cấp huyện 100%: /u);
    expect(words.match(/100%/gu)).toHaveLength(1);
  });
});

describe('the drawing of answers over time', () => {
  test('has the words of the deadline within it, wherever the deadline lies', () => {
    const steps = trial.find(({ kind }) => kind === 'steps') as StepChart;
    const last = { day: '2017-06-01', added: 1, total: 41 };
    const late = { ...steps, steps: [...steps.steps, last] };
    const words = /<text x="([\d.]+)"[^>]*text-anchor="(start|end)">Thời hạn/u;
    expect(words.exec(printSvg(late))?.[2]).toBe('start');
    expect(words.exec(printSvg(steps))?.[2]).toBe('end');
  });
});

describe('drawing', () => {
  test('marks axes in steps of 1, 2 or 5, and never in fractions of things counted', () => {
    expect(axisTicks(14)).toEqual([0, 5, 10, 15]);
    expect(axisTicks(3)).toEqual([0, 1, 2, 3]);
    expect(axisTicks(0)).toEqual([0, 1]);
  });

  test('cuts long names between words', () => {
    expect(wrapText('Bắc Trung Bộ và Duyên hải miền Trung', 20)).toEqual([
      'Bắc Trung Bộ và',
      'Duyên hải miền Trung',
    ]);
  });
});
