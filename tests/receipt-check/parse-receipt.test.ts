import { describe, expect, test } from 'vitest';
import { parseReceipt } from '../../src/receipt-check/parse-receipt.ts';
import { encodeCrockford } from '../../src/submission/codes/crockford.ts';

const right = { so: '669-79', lan: 'Lần đầu', ma: 'GC2RAMHN8T' };
const read = (typed: Partial<typeof right>) => parseReceipt({ ...right, ...typed });
const errorsOf = (typed: Partial<typeof right>) => {
  const parsed = read(typed);
  return parsed.ok ? {} : parsed.errors;
};

describe('what is copied from a confirmation', () => {
  test.each(['669-79', ' 669 79', '66979', '669–79', '６６９-79'])('is number 669-79 as %j', (so) => {
    expect(read({ so })).toMatchObject({ ok: true, receipt: { number: '669-79' } });
  });

  test.each(['669-79-7K2M', '669-79-7k2m', '66979 7K2M'])('is number 669-79-7K2M as %j', (so) => {
    expect(read({ so })).toMatchObject({ ok: true, receipt: { number: '669-79-7K2M' } });
  });

  test.each(['gc2ra mhn8t', 'GC2RA-MHN8T', 'GC2R AMHN 8T'])('is hash GC2RAMHN8T as %j', (ma) => {
    expect(read({ ma })).toMatchObject({ ok: true, receipt: { hash: 'GC2RAMHN8T' } });
  });

  test('has O read as 0, I and L as 1', () => {
    expect(read({ ma: 'OoIiLlABCD' })).toMatchObject({ ok: true, receipt: { hash: '001111ABCD' } });
    expect(read({ so: '669-79-OIlo' })).toMatchObject({ ok: true, receipt: { number: '669-79-0110' } });
  });

  test.each(['', '669', '669-7', '668-79', '669-79-7K2', '669-79-7K2U', '669-79-7K2M5', 'x'])(
    'with number %j is asked for again, with an example',
    (so) => expect(errorsOf({ so })).toEqual({ so: expect.stringContaining('Đề nghị ghi') as string }),
  );

  test('with a hash too short or too long is told how many it has', () => {
    expect(errorsOf({ ma: 'GC2RA MHN8' })).toEqual({ ma: 'Mã đối chiếu có 10 ký tự, đang ghi 9.' });
    expect(errorsOf({ ma: 'GC2RAMHN8TX' })).toEqual({ ma: 'Mã đối chiếu có 10 ký tự, đang ghi 11.' });
    expect(errorsOf({ ma: 'GC2RAMHN8U' }).ma).toContain('không có chữ U');
    expect(errorsOf({ ma: '' })).toEqual({ ma: 'Đề nghị ghi mã đối chiếu nội dung.' });
  });

  test('with an access code instead is not sent anywhere, and told apart', () => {
    const code = encodeCrockford(new Uint8Array(11).fill(77), 17).replace(/(.{4})/g, '$1-');
    expect(errorsOf({ ma: code }).ma).toContain('là mã truy cập Phiếu');
    expect(errorsOf({ so: code })).toHaveProperty('so');
  });

  test.each(['0', '1', '-1', 'đính chính lần 0', 'đính chính lần 1000001', 'x', ''])(
    'with revision %j is asked for again',
    (lan) => {
      expect(errorsOf({ lan })).toHaveProperty('lan');
    },
  );

  test.each([
    ['Lần đầu', 1],
    [' lan dau ', 1],
    ['Đính chính lần 1', 2],
    ['ĐÍNH CHÍNH  lần 12', 13],
    ['dinh chinh lan thu 3', 4],
  ])('has the revision that %j names', (lan, revision) => {
    expect(parseReceipt({ ...right, lan })).toMatchObject({ ok: true, receipt: { revision } });
  });

  test('wrong in all three is told all three', () => {
    expect(Object.keys(errorsOf({ so: '', lan: '', ma: '' }))).toEqual(['so', 'lan', 'ma']);
  });
});
