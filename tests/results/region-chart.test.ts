import { describe, expect, test } from 'vitest';
import { readDocument } from '../../src/results/documents.ts';
import { regionBars, regionSentence } from '../../src/results/region-chart.ts';
import { joinPlaces, tallyByRegion } from '../../src/results/tally.ts';
import { units } from './published-view.ts';

const regionsOf = (answers: Record<string, object>) =>
  tallyByRegion(joinPlaces(readDocument('published_units', units(answers))));

describe('the bars by region', () => {
  test('are received and not yet sent, and each bar is as long as its region', () => {
    const { categories, series } = regionBars(regionsOf({ '01': {}, '79': {}, '68': {} }));
    expect(series[0]).toEqual({ name: 'Đã nhận phiếu', values: [0, 1, 0, 1, 1, 0] });
    expect(series[1]).toEqual({ name: 'Chưa gửi phiếu', values: [14, 10, 14, 4, 5, 13] });
    expect(categories[4]).toEqual({ name: 'Đông Nam Bộ', note: '1/6 phiếu' });
  });

  test('are told in one sentence, every number with its base and no region set above another', () => {
    expect(regionSentence(regionsOf({ '01': {} }))).toBe(
      'Đã nhận 1/63 phiếu, theo vùng: Trung du và miền núi phía Bắc 0/14; Đồng bằng sông Hồng 1/11; ' +
        'Bắc Trung Bộ và Duyên hải miền Trung 0/14; Tây Nguyên 0/5; Đông Nam Bộ 0/6; Đồng bằng sông Cửu Long 0/13.',
    );
    expect(regionSentence(regionsOf({}))).toBe('Chưa nhận được phiếu nào trong số 63 phiếu, ở cả 6 vùng.');
  });
});
