import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  isoDay,
  officialDate,
  officialTime,
  readDate,
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
    ['2016-03-05', '2016-03-05'],
    [' 29/02/2016 ', '2016-02-29'],
    ['1/1/1900', '1900-01-01'],
  ])('%j is %j', (text, value) => {
    expect(readDate(text)).toEqual({ ok: true, value });
  });

  test.each(
    ['30/2/2016', '29/2/2015', '31/4/2016', '0/1/2016', '1/0/2016', '1/13/2016', '15/11/16', '15/11'].concat(
      [
        '1/1/1899',
        '2016/11/15',
        '2016-3-5',
        '15 11 2016',
        '15//11/2016',
        '15/11/2016x',
        '15/11/20166',
        'hôm nay',
        '٠١/٠١/٢٠١٦',
      ],
      ['2016-02-30', '0000-00-00', '2016-11-15T00:00:00Z', '15/11/2016\n16/11/2016'],
    ),
  )('%j is no day', (text) => {
    expect(readDate(text)).toEqual({ ok: false });
  });

  test('every day of a leap year and of a common one is read, and no other', () => {
    for (const year of [2015, 2016]) {
      let read = 0;
      for (let month = 1; month <= 12; month += 1)
        for (let day = 1; day <= 31; day += 1) if (readDate(`${day}/${month}/${year}`).ok) read += 1;
      expect(read).toBe(year === 2016 ? 366 : 365);
    }
  });
});

function saidIn(zone: string): string {
  const script = fileURLToPath(new URL('dates-in-zone.ts', import.meta.url));
  return execFileSync(process.execPath, [script], { encoding: 'utf8', env: { ...process.env, TZ: zone } });
}
