import { describe, expect, test } from 'vitest';
import { localTime, readLocalTime, shortTime, timesInWords } from '../../src/staff/times.ts';

describe('a time in Viet Nam', () => {
  test.each([
    ['2016-11-30 00:00', '2016-11-29T17:00:00.000Z'],
    ['30/11/2016 00:00', '2016-11-29T17:00:00.000Z'],
    [' 2016-12-31  7:05 ', '2016-12-31T00:05:00.000Z'],
    ['2016-12-31T23:59', '2016-12-31T16:59:00.000Z'],
    ['none', null],
  ])('“%s” is the instant %s', (text, instant) => {
    expect(readLocalTime(text)).toBe(instant);
  });

  test.each([
    '',
    '2016-11-30',
    '00:00',
    '2016-02-30 00:00',
    '2016-11-30 24:00',
    '2016-11-30 12:60',
    'mai 08:00',
    '2016-11-30 00:00Z',
    '2016-11-30 00:00 +09:00',
    'None',
  ])('“%s” is none: the hour is never guessed', (text) => {
    expect(() => readLocalTime(text)).toThrow('không phải là thời điểm');
  });

  test('is shown in Viet Nam’s time whatever the machine’s', () => {
    expect(localTime('2016-11-29T17:00:09.500Z')).toBe('2016-11-30 00:00:09');
    expect(shortTime('2016-11-29T17:00:09.500Z')).toBe('30/11/2016 00:00');
  });
});

describe('a deadline in words', () => {
  test('says from when on a response is late, and that it is taken all the same', () => {
    const times = { due_at: '2016-11-29T17:00:00Z', closes_at: '2016-12-31T10:00:00Z', open: true, late: 3 };
    expect(timesInWords(times)).toEqual([
      'Phiếu gửi lần đầu từ 00 giờ 00 phút, ngày 30 tháng 11 năm 2016 trở đi vẫn được nhận và được ghi “Gửi sau thời hạn”; trước đó là đúng thời hạn. Hiện có 3 phiếu gửi sau thời hạn.',
      'Từ 17 giờ 00 phút, ngày 31 tháng 12 năm 2016 không nhận phiếu, đính chính và bản nháp nữa.',
      'Hiện nay khảo sát đang nhận phiếu.',
    ]);
  });

  test('of a closed survey says of no response that it is still taken', () => {
    const times = { due_at: '2016-11-29T17:00:00Z', closes_at: '2016-12-31T10:00:00Z', open: false, late: 3 };
    const [due = '', , now] = timesInWords(times);
    expect(due).toBe(
      'Phiếu gửi lần đầu từ 00 giờ 00 phút, ngày 30 tháng 11 năm 2016 đến khi đóng khảo sát được ghi “Gửi sau thời hạn”; trước đó là đúng thời hạn. Có 3 phiếu gửi sau thời hạn.',
    );
    expect(now).toBe('Hiện nay khảo sát đã đóng.');
  });

  test('that is not set makes nobody late', () => {
    const [due, closes] = timesInWords({ due_at: null, closes_at: null, open: true, late: 0 });
    expect([due, closes]).toEqual([
      'Chưa đặt thời hạn: không phiếu nào bị ghi “Gửi sau thời hạn”.',
      'Chưa đặt thời điểm đóng: khảo sát nhận phiếu cho đến khi có lệnh đóng.',
    ]);
  });
});
