import { describe, expect, test } from 'vitest';
import { nextAction, statusLabel, type ResponseStatus } from '../../src/submission/next-step.ts';

const place = (changed: Partial<ResponseStatus> = {}): ResponseStatus => ({
  state: 'draft',
  signed_copy: 'none',
  ...changed,
});
const sent = (signed_copy: ResponseStatus['signed_copy'], isLocked = false) =>
  place({ state: 'sent', signed_copy, isLocked });

describe('the heading of an open Phiếu', () => {
  test.each([
    ['a draft', place(), 'Nháp', 'Xem lại, trình ký hoặc gửi', '/phieu/'],
    [
      'a first send in signature',
      place({ state: 'in_signature', isLocked: true }),
      'Đang trình ký',
      'Gửi đúng bản đã chốt',
      '/phieu/#gui-ban-chot',
    ],
    ['a send whose paper is awaited', sent('awaited'), 'Đã gửi · Chờ bản ký', 'Gửi bản ký', '/phieu/ban-ky/'],
    [
      'a send with its signed copy',
      sent('received'),
      'Đã gửi · Đã nhận bản ký',
      'Xem xác nhận',
      '/phieu/xac-nhan/',
    ],
    [
      'a correction in signature',
      sent('received', true),
      'Đã gửi · bản đính chính đang trình ký',
      'Gửi đúng bản đã chốt',
      '/phieu/#gui-ban-chot',
    ],
    [
      'one that is to be completed',
      place({ state: 'completion_requested', signed_copy: 'received' }),
      'Đề nghị bổ sung, giải trình',
      'Xem lại bản bổ sung',
      '/phieu/',
    ],
    [
      'one that was accepted',
      place({ state: 'accepted', signed_copy: 'received' }),
      'Đã tiếp nhận · Đã nhận bản ký',
      'Xem, in bản đã gửi',
      '/phieu/in/',
    ],
  ])('of %s says where it stands and leads on', (_, status, label, words, href) => {
    expect(statusLabel(status)).toBe(label);
    expect(nextAction(status)).toEqual({ words, href });
  });

  test('leads to the review of a correction once something was changed', () => {
    expect(nextAction(sent('received'), { isChanged: true }).words).toBe('Xem lại bản đính chính');
  });

  test('leads to paper only, once the survey is closed', () => {
    expect(nextAction(place(), { isClosed: true }).href).toBe('/phieu/in/');
  });
});
