import { describe, expect, test } from 'vitest';
import { provinceRecords } from '../../../src/results/aggregate/province-record.ts';
import { responseCounts } from '../../../src/results/aggregate/response-counts.ts';
import {
  closingSentence,
  dataTime,
  lateSentence,
  ofAll,
  preliminary,
  publicationNote,
} from '../../../src/results/headline/data-status.ts';
import { headlineFigures } from '../../../src/results/headline/headline-figures.ts';
import { readDocument } from '../../../src/results/published-view/documents.ts';
import { summary, units } from '../published-view/entries.ts';
import { trialContext } from '../trial-results.ts';

const summaryOf = (more: object) => readDocument('published_summary', summary(units(), more));
const countsOf = (answers: Record<string, object>) =>
  responseCounts(provinceRecords(readDocument('published_units', units(answers))));

describe('the headline', () => {
  test('gives the time of the change in Viet Nam, as letters write it', () => {
    const changed = summaryOf({ answered: 1, changed_at: '2016-12-09T18:05:00.000Z' });
    expect(dataTime(changed)).toBe('Số liệu đến 01 giờ 05 phút, ngày 10 tháng 12 năm 2016');
  });

  test('says that nothing has been received, also when a setting has changed since', () => {
    expect(dataTime(summaryOf({ answered: 0, changed_at: null }))).toBe('Chưa nhận được phiếu nào');
    expect(dataTime(summaryOf({ answered: 0 }))).toBe('Chưa nhận được phiếu nào');
  });

  test('never gives a number without its base', () => {
    expect(ofAll({ answered: 0, units: 12 })).toBe('0/12');
    expect(ofAll({ answered: 1234, units: 11162 })).toBe('1.234/11.162');
  });

  test('calls figures preliminary until each answer has its signed copy, and only when there is an answer', () => {
    expect(preliminary(countsOf({}))).toBeNull();
    expect(
      preliminary(countsOf({ '01': { signed_copy: 'none' }, '79': { signed_copy: 'received' } })),
    ).toEqual({
      mark: 'Số liệu sơ bộ, chờ bản ký',
      detail: '1/2 phiếu đã nhận có bản ký',
    });
    expect(preliminary(countsOf({ '79': { signed_copy: 'received' } }))).toBeNull();
  });

  test('says whom it leaves out, where not everything is published as soon as it is sent', () => {
    const noteOf = (publish_from: string) => publicationNote(summaryOf({ publish_from }));
    expect(noteOf('sent')).toBeNull();
    expect(noteOf('signed')).toBe(
      'Chỉ tính phiếu đã nhận bản ký; “Chưa gửi phiếu” gồm cả phiếu đã gửi nhưng chưa có bản ký',
    );
    expect(noteOf('accepted')).toBe(
      'Chỉ tính phiếu đã tiếp nhận; “Chưa gửi phiếu” gồm cả phiếu đã gửi nhưng chưa được tiếp nhận',
    );
  });

  test('says until when answers are taken, in words that stay true when that has passed', () => {
    expect(closingSentence(summaryOf({ closes_at: null }))).toBeNull();
    expect(closingSentence(summaryOf({ closes_at: '2016-12-30T17:00:00.000Z' }))).toBe(
      'Khảo sát nhận phiếu đến 00 giờ 00 phút, ngày 31 tháng 12 năm 2016; từ thời điểm này khảo sát đã đóng',
    );
  });

  test('calls nobody late while no deadline is set', () => {
    expect(lateSentence(summaryOf({ answered: 3, late: 0 }))).toBeNull();
    const due = summaryOf({ answered: 3, late: 1, due_at: '2016-11-29T17:00:00.000Z' });
    expect(lateSentence(due)).toBe('Gửi sau thời hạn: 1/3 phiếu đã nhận');
  });
});

describe('the three figures of the headline', () => {
  const figuresOf = (answers: Record<string, object>) =>
    headlineFigures(provinceRecords(readDocument('published_units', units(answers))), trialContext);
  const valuesOf = (answers: Record<string, object>) =>
    figuresOf(answers).map(({ values }) => values.map(({ value }) => value));

  test('are no figures before anybody has answered', () => {
    expect(valuesOf({})).toEqual([
      ['Chưa có số liệu'],
      ['Chưa có số liệu', 'Chưa có số liệu'],
      ['Chưa có số liệu'],
    ]);
    expect(figuresOf({}).map(({ detail }) => detail.replace(/^Giả định.*/u, ''))).toEqual(['', '', '']);
  });

  test('are known each by its own base: of an answer from the 12 nothing is said of the 51, nor 0 of what it left blank', () => {
    expect(valuesOf({ '01': {} })).toEqual([
      ['Chưa có số liệu'],
      ['0,0%', 'Chưa có số liệu'],
      ['Chưa có số liệu'],
    ]);
    expect(figuresOf({ '01': {} })[1]?.detail).toBe('0/210 người (1/63 tỉnh, thành phố)');
    expect(valuesOf({ '04': {} })[2]).toEqual(['0/51']);
  });
});
