import { describe, expect, test } from 'vitest';
import { receiptSchema } from '../../src/submission/receipt.ts';
import { stateLabels, states } from '../../src/submission/states.ts';
import { refusals, refusalSchema } from '../../src/submission/refusal.ts';
import { sendRequestSchema } from '../../src/submission/send-request.ts';

const receipt = {
  number: '669-79',
  revision: 2,
  hash: '0123456789',
  unit: '79',
  received_at: '2016-11-28T02:05:00.123456+00:00',
  verification: 'confirmed',
  state: 'sent',
  signed_copy: 'awaited',
  late: false,
};

describe('a receipt', () => {
  test.each(['2016-11-28T02:05:00Z', '2016-11-28T02:05:00.1+00:00', '2016-11-28T09:05:00.123456+07:00'])(
    'may bear the time %s',
    (received_at) => {
      expect(receiptSchema.safeParse({ ...receipt, received_at }).success).toBe(true);
    },
  );

  test.each(Object.keys(receipt))('without its %s is no receipt', (name) => {
    expect(receiptSchema.safeParse({ ...receipt, [name]: undefined }).success).toBe(false);
  });

  test('names each state in the words of the survey', () => {
    expect(states.map((state) => stateLabels[state])).toEqual([
      'Nháp',
      'Đang trình ký',
      'Đã gửi',
      'Đã tiếp nhận',
      'Đề nghị bổ sung, giải trình',
    ]);
  });
});

describe('a refusal', () => {
  test('has a word that no other has', () => {
    expect(new Set(refusals).size).toBe(refusals.length);
  });

  test('of answers says where, what and in which words', () => {
    const errors = [{ path: 'unit', code: 'required_unit', message: 'Đề nghị…', place: 'Thông tin' }];
    const body = { error: 'invalid_answers', reference: 'ABCD1234', errors };
    expect(refusalSchema.parse(body)).toEqual(body);
    expect(refusalSchema.safeParse({ ...body, error: 'other' }).success).toBe(false);
  });
});

describe('a request to send', () => {
  const request = {
    access_code: 'ABCD',
    idempotency_key: '3f0f0b9e-58a4-4c0e-9c5f-0d8f6a3b2c1d',
    base_revision: 0,
    form_values: { unit: '01', software_kinds: ['one_stop'] },
  };
  const isRead = (changes: object) => sendRequestSchema.safeParse({ ...request, ...changes }).success;

  test('may lack the code, and nothing else', () => {
    expect(isRead({ access_code: undefined })).toBe(true);
    for (const name of ['idempotency_key', 'base_revision', 'form_values'])
      expect(isRead({ [name]: undefined })).toBe(false);
  });

  test.each([
    { access_code: 'x'.repeat(101) },
    { access_code: 3 },
    { idempotency_key: '' },
    { idempotency_key: 'not-a-uuid' },
    { base_revision: -1 },
    { base_revision: 0.5 },
    { base_revision: '1' },
    { base_revision: 1e21 },
    { form_values: [] },
    { form_values: null },
    { form_values: { unit: 1 } },
    { form_values: { unit: [1] } },
    { form_values: { unit: { a: 'x' } } },
    { extra: 1 },
  ])('with %j is refused', (changes) => {
    expect(isRead(changes)).toBe(false);
  });
});
