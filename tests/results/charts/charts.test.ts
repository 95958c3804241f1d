import { describe, expect, test } from 'vitest';
import { chartsOf } from '../../../src/results/charts/all.ts';
import { tableOf } from '../../../src/results/charts/chart-table.ts';
import { linesOf, ticksTo } from '../../../src/results/charts/lines.ts';
import { pictureOf } from '../../../src/results/charts/picture.ts';
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
