import { fold } from '../vietnamese/text.ts';
import { decodeCrockford, tidyCrockford } from '../submission/codes/crockford.ts';

/** The three things on a confirmation, as POST /api/receipts/check takes them. */
export interface Receipt {
  number: string;
  revision: number;
  hash: string;
}

/** A field of the check page: `so`, `lan`, `ma`, in its address as on its form. */
export type Field = 'so' | 'lan' | 'ma';

/** What was typed into each field. */
export type Typed = Readonly<Record<Field, string>>;

/** Reads what was copied from a confirmation, however it was spaced or spelled; or what is wrong in which field. */
export function parseReceipt(
  typed: Typed,
): { ok: true; receipt: Receipt } | { ok: false; errors: Partial<Record<Field, string>> } {
  const [number, revision, hash] = [readNumber(typed.so), readRevision(typed.lan), tidyCrockford(typed.ma)];
  const errors = {
    ...(number === undefined && { so: numberError(typed.so) }),
    ...(revision === undefined && { lan: revisionError }),
    ...(hashError(hash) && { ma: hashError(hash) }),
  };
  if (number === undefined || revision === undefined || Object.keys(errors).length > 0)
    return { ok: false, errors };
  return { ok: true, receipt: { number, revision, hash } };
}

const revisionError = 'Đề nghị ghi như trên xác nhận: “Lần đầu” hoặc “Đính chính lần 1”, “Đính chính lần 2”…';

/**
 * The number of the revision that a confirmation names, with or without accents; undefined for anything else.
 *
 * @example
 * readRevision('dinh chinh lan 1') // => 2
 */
function readRevision(typed: string): number | undefined {
  const words = fold(typed).trim().replace(/\s+/gu, ' ');
  if (words === 'lan dau') return 1;
  const [, times] = /^dinh chinh(?: lan)?(?: thu)? (\d{1,6})$/u.exec(words) ?? [];
  return times === undefined || Number(times) < 1 ? undefined : Number(times) + 1;
}

/**
 * A response number in its one spelling, or undefined.
 *
 * @example
 * readNumber(' 669 79 7k2m') // => '669-79-7K2M'
 */
function readNumber(typed: string): string | undefined {
  const [, unit, held] = /^669(\d\d)([0-9A-HJKMNP-TV-Z]{4})?$/.exec(tidyCrockford(typed)) ?? [];
  return unit && `669-${unit}${held ? `-${held}` : ''}`;
}

const numberError = (typed: string): string =>
  typed.trim() === ''
    ? 'Đề nghị ghi số Phiếu.'
    : 'Số Phiếu chưa đúng. Đề nghị ghi như trên xác nhận, ví dụ 669-79 hoặc 669-79-7K2M.';

function hashError(hash: string): string {
  if (hash === '') return 'Đề nghị ghi mã đối chiếu nội dung.';
  if (hash.length === 17)
    return 'Mã 17 ký tự là mã truy cập Phiếu, đề nghị không ghi ở đây. Mã đối chiếu nội dung có 10 ký tự.';
  if (hash.length !== 10) return `Mã đối chiếu có 10 ký tự, đang ghi ${hash.length}.`;
  return decodeCrockford(hash)
    ? ''
    : 'Mã đối chiếu chỉ có chữ số và chữ cái không dấu, không có chữ U. Đề nghị xem lại.';
}
