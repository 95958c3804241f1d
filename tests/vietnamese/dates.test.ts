import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  isoDay,
  officialDate,
  officialTime,
  parseDate,
  shortDate,
  tableTime,
} from '../../src/vietnamese/dates.ts';

describe('a day as official letters write it', () => {
  test.each([
    ['2016-11-15', 'ngày 15 tháng 11 năm 2016'],
    ['2016-01-09', 'ngày 09 tháng 01 năm 2016'],
    ['2016-02-10', 'ngày 10 tháng 02 năm 2016'],
    ['2016-03-01', 'ngày 01 tháng 3 năm 2016'],
    ['2016-09-30', 'ngày 30 tháng 9 năm 2016'],
    ['2016-10-05', 'ngày 05 tháng 10 năm 2016'],
  ])('%s is "%s": a zero below 10, and for January and February', (day, words) => {
    expect(officialDate(day)).toBe(words);
  });

  test('turns at midnight in Viet Nam', () => {
    expect(officialDate('2016-11-29T16:59:59.999Z')).toBe('ngày 29 tháng 11 năm 2016');
    expect(officialDate('2016-11-29T17:00:00.000Z')).toBe('ngày 30 tháng 11 năm 2016');
    expect(shortDate('2016-11-29T17:00:00Z')).toBe('30/11/2016');
    expect(isoDay('2016-11-29T17:00:00Z')).toBe('2016-11-30');
    expect(tableTime('2016-11-29T17:30:00Z')).toBe('00 giờ 30 phút, 30/11/2016');
  });

  test('has hours and minutes of two figures, and midnight as 00', () => {
    expect(officialTime('2016-11-15T07:05:59Z')).toBe('14 giờ 05 phút, ngày 15 tháng 11 năm 2016');
    expect(officialTime('2016-11-14T17:00:00Z')).toBe('00 giờ 00 phút, ngày 15 tháng 11 năm 2016');
    expect(officialTime('2016-11-15T02:09:00Z')).toBe('09 giờ 09 phút, ngày 15 tháng 11 năm 2016');
  });

  test('is the same wherever the computer stands', () => {
    const zones = ['UTC', 'America/Los_Angeles', 'Asia/Ho_Chi_Minh', 'Pacific/Kiritimati', 'Asia/Kolkata'];
    const said = zones.map((zone) => saidIn(zone));
    expect(new Set(said).size).toBe(1);
    expect((JSON.parse(said[0] ?? '[]') as string[]).slice(0, 6)).toEqual([
      'ngày 15 tháng 11 năm 2016',
      '23 giờ 59 phút, ngày 15 tháng 11 năm 2016',
      '15/11/2016',
      'ngày 16 tháng 11 năm 2016',
      '00 giờ 00 phút, ngày 16 tháng 11 năm 2016',
      '16/11/2016',
    ]);
  });
});

describe('a typed day', () => {
  test.each([
    ['', null],
    ['  ', null],
    ['15/11/2016', '2016-11-15'],
    ['5/3/2016', '2016-03-05'],
    ['05-03-2016', '2016-03-05'],
    ['5.3.2016', '2016-03-05'],
    ['15 / 11 / 2016', '2016-11-15'],
    ['2016-03-05', '2016-03-05'],
    [' 29/02/2016 ', '2016-02-29'],
    ['1/1/2000', '2000-01-01'],
    ['31/12/2030', '2030-12-31'],
  ])('%j is %j', (text, value) => {
    expect(parseDate(text)).toEqual({ ok: true, value });
  });

  test.each(['15/11/16', '15-11-16', '15.11.16', 'ngày 15/11/16'])(
    '%j, with a year of two figures, is of this century',
    (text) => {
      expect(parseDate(text)).toEqual({ ok: true, value: '2016-11-15' });
    },
  );

  test.each([
    ['ngày 15 tháng 11 năm 2016', '2016-11-15'],
    ['15 tháng 11 năm 2016', '2016-11-15'],
    ['Ngày 05 tháng 01 năm 2017', '2017-01-05'],
    ['NGÀY 15 THÁNG 11 NĂM 2016', '2016-11-15'],
    ['  ngày  15   tháng\u00a011 năm 2016 ', '2016-11-15'],
    ['ngay 15 thang 11 nam 2016', '2016-11-15'],
    ['ngày 15 tháng 11 năm 16', '2016-11-15'],
    ['ngày 15/11/2016', '2016-11-15'],
  ])('%j, in words, is %j', (text, value) => {
    expect(parseDate(text)).toEqual({ ok: true, value });
    expect(parseDate(text.normalize('NFD'))).toEqual({ ok: true, value });
  });

  test.each(
    ['30/2/2016', '31/02/16', '29/2/2015', '31/4/2016', '0/1/2016', '1/0/2016', '1/13/2016', '15/11'].concat(
      [
        '2016/11/15',
        '2016-3-5',
        '16-3-05/1',
        '15 11 2016',
        '15//11/2016',
        '15/11/2016x',
        '15/11/20166',
        '15/11/216',
        '15/11/6',
        'hôm nay',
        '٠١/٠١/٢٠١٦',
      ],
      ['2016-02-30', '0000-00-00', '2016-11-15T00:00:00Z', '15/11/2016\n16/11/2016'],
      ['ngày 31 tháng 2 năm 2016', 'tháng 11 năm 2016', 'ngày 15 tháng 11', 'năm 2016 tháng 11 ngày 15'],
      ['ngày 2016-11-15', '30/2/2106', '29/2/2106'],
    ),
  )('%j is no day', (text) => {
    expect(parseDate(text)).toEqual({ ok: false, code: 'not_a_date' });
  });

  test.each(
    ['15/11/0016', '15/11/1016', '15/11/2106', '1/1/1900', '31/12/1999', '1/1/2031'].concat(
      ['15/11/99', '15/11/9999', '1016-11-15', '2106-11-15', 'ngày 15 tháng 11 năm 2106'],
      ['29/2/0016', '29/2/2096'],
    ),
  )('%j is a day of a year far off', (text) => {
    expect(parseDate(text)).toEqual({ ok: false, code: 'year_out_of_range' });
  });

  test('every day of a leap year and of a common one is read, and no other', () => {
    for (const year of [2015, 2016]) {
      let read = 0;
      for (let month = 1; month <= 12; month += 1)
        for (let day = 1; day <= 31; day += 1) if (parseDate(`${day}/${month}/${year}`).ok) read += 1;
      expect(read).toBe(year === 2016 ? 366 : 365);
    }
  });

  test('of every accepted year is the same day in figures, in words and as it is stored', () => {
    const days = fc.date({
      min: new Date('2000-01-01T00:00Z'),
      max: new Date('2030-12-31T00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (instant) => {
        const day = instant.toISOString().slice(0, 10);
        const short = shortDate(day);
        const words = officialDate(day);
        const written = [day, short, short.replace('/20', '/'), words, words.slice(5), words.toUpperCase()];
        for (const text of written) expect(parseDate(text)).toEqual({ ok: true, value: day });
      }),
    );
  });

  test('is read as a day that exists in an accepted year, or not at all', () => {
    const number = fc.integer({ min: 0, max: 40 });
    const year = fc.oneof(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 1990, max: 2040 }));
    fc.assert(
      fc.property(number, number, year, (day, month, y) => {
        const parsed = parseDate(`${day}/${month}/${String(y).padStart(4, '0')}`);
        if (!parsed.ok) return;
        expect(new Date(`${parsed.value}T00:00Z`).toISOString().slice(0, 10)).toBe(parsed.value);
        expect(parsed.value?.split('-').map(Number)).toEqual([y, month, day]);
        expect(y >= 2000 && y <= 2030).toBe(true);
      }),
    );
  });
});

function saidIn(zone: string): string {
  const script = fileURLToPath(new URL('dates-in-zone.ts', import.meta.url));
  return execFileSync(process.execPath, [script], { encoding: 'utf8', env: { ...process.env, TZ: zone } });
}
