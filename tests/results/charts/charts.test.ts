import { describe, expect, test } from 'vitest';
import { chartsOf } from '../../../src/results/charts/all.ts';
import type { PointsChart } from '../../../src/results/charts/chart.ts';
import { tableOf } from '../../../src/results/charts/chart-table.ts';
import { linesOf, ticksTo } from '../../../src/results/charts/lines.ts';
import { namesOf, pictureOf } from '../../../src/results/charts/picture.ts';
import { readDocument } from '../../../src/results/documents.ts';
import { joinPlaces } from '../../../src/results/tally.ts';
import { units } from '../published-view.ts';
import { trialContext, trialPlaces, trialSummary } from '../trial-places.ts';

const trial = chartsOf(trialPlaces, trialContext);
const nobody = chartsOf(joinPlaces(readDocument('published_units', units())), trialContext);
const source = { summary: trialSummary, time: 'Số liệu đến 15 giờ', preliminary: null };

describe('the charts', () => {
  test('of the trial data are the reviewed ones', async () => {
    await expect(`${JSON.stringify(trial, null, 1)}\n`).toMatchFileSnapshot('../reviewed/charts.json');
  });

  test('have names of their own, a sentence, and a table with the same numbers', () => {
    expect(new Set(trial.map(({ id }) => id)).size).toBe(trial.length);
    for (const chart of [...trial, ...nobody]) {
      expect(chart.sentence).toMatch(/^[\p{Lu}\d].*[.]$/u);
      const { heads, rows } = tableOf(chart);
      for (const row of rows) expect(row).toHaveLength(heads.length);
      if (chart.kind === 'bars') expect(rows.map((row) => row[1])).toEqual(chart.series[0]?.values);
    }
  });

  test('have no 0 in their sentence for what nobody has told', () => {
    const sentence = nobody.find(({ id }) => id === 'chua-trang-cap-theo-vung')?.sentence;
    expect(sentence).toMatch(/cấp xã: Chưa có số liệu \(.*cấp huyện: Chưa có số liệu \(/u);
    expect(sentence).not.toContain('0 người');
  });

  test('are drawn as pictures that bear the trial mark, unless they show the letter', () => {
    for (const chart of trial) {
      const picture = pictureOf(chart, source);
      expect(picture).not.toMatch(/NaN|undefined|Infinity/u);
      expect(picture.replace(/<\/text><text[^>]*>/gu, ' ')).toContain(
        chart.from === 'letter' ? 'Công văn số 669' : 'Dữ liệu thử nghiệm',
      );
    }
    for (const chart of nobody) expect(pictureOf(chart, source)).not.toMatch(/NaN|undefined|Infinity/u);
  });
});

describe('the drawing of both levels', () => {
  const chart = trial.find(({ kind }) => kind === 'points') as PointsChart;
  const picture = pictureOf(chart, source);

  test('has no name on another or on a dot', () => {
    const places = (pattern: RegExp) =>
      [...picture.matchAll(pattern)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
    const names = places(/<text x="([\d.]+)" y="([\d.]+)" fill="#1a1f26" font-size="10"/gu);
    const dots = places(/<circle cx="([\d.]+)" cy="([\d.]+)"/gu);
    expect(dots).toHaveLength(chart.points.length);
    expect(names.length).toBeGreaterThan(5);
    for (const [index, name] of names.entries()) {
      for (const other of names.slice(index + 1))
        expect(Math.abs(name.x - other.x) >= 24 || Math.abs(name.y - other.y) >= 10).toBe(true);
      const covered = dots.filter(
        ({ x, y }) => x < name.x && x > name.x - 22 && Math.abs(y + 4 - name.y) < 8,
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

describe('drawing', () => {
  test('marks axes in steps of 1, 2 or 5, and never in fractions of things counted', () => {
    expect(ticksTo(14)).toEqual([0, 5, 10, 15]);
    expect(ticksTo(3)).toEqual([0, 1, 2, 3]);
    expect(ticksTo(0)).toEqual([0, 1]);
  });

  test('cuts long names between words', () => {
    expect(linesOf('Bắc Trung Bộ và Duyên hải miền Trung', 20)).toEqual([
      'Bắc Trung Bộ và',
      'Duyên hải miền Trung',
    ]);
  });
});
