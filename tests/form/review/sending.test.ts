import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { forgetKey, keyForSend, makeIdempotencyKey } from '../../../src/form/review/idempotency-key.ts';
import { openingWords, refusalWords } from '../../../src/submission/refusal-words.ts';
import type { Content } from '../../../src/form/review/deliver.ts';
import { sendResponse } from '../../../src/submission/api-client.ts';
import { refusals } from '../../../src/submission/refusal.ts';
import type { Receipt } from '../../../src/submission/receipt.ts';

describe('the key of a send', () => {
  test('stays while the same is sent again, and is new for anything else', () => {
    let made = 0;
    const keyFor = keyForSend(() => `key ${(made += 1)}`);
    expect([keyFor('a'), keyFor('a'), keyFor('b'), keyFor('b'), keyFor('a')]).toEqual([
      'key 1',
      'key 1',
      'key 2',
      'key 2',
      'key 3',
    ]);
  });

  test('is kept without a code only, until it is forgotten', () => {
    localStorage.clear();
    const first = keyForSend()('a', true);
    expect(keyForSend()('a', true)).toBe(first);
    forgetKey();
    expect(keyForSend()('a')).not.toBe(first);
    expect(localStorage.length).toBe(0);
  });

  test('stays until the page is left where the browser keeps nothing', () => {
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    vi.stubGlobal('localStorage', { getItem: full, setItem: full, removeItem: full });
    const keyFor = keyForSend();
    expect(keyFor('a', true)).toBe(keyFor('a', true));
    expect(keyFor('b', true)).not.toBe(keyFor('a', true));
    vi.unstubAllGlobals();
  });

  test('is a random UUID', () => {
    const keys = Array.from({ length: 100 }, makeIdempotencyKey);
    for (const key of keys)
      expect(key).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(new Set(keys).size).toBe(100);
  });
});

describe('the words for a refusal', () => {
  test.each([...refusals, 'unreachable'] as const)('%s says what happened and what to do', (word) => {
    for (const words of [refusalWords[word], openingWords[word]]) {
      expect(words).toBe(words.normalize('NFC'));
      expect(words).toMatch(/^\p{Lu}.{30,}\.$/u);
      expect(words).not.toMatch(/submit|server|token|null|undefined|_|\bserver\b|\berror\b/i);
    }
  });

  test('say of a Phiếu in signature where it is unlocked', () => {
    expect(refusalWords.draft_locked).toContain('mở khóa tại trang In Phiếu');
  });

  test('never say that opening may have sent something', () => {
    for (const word of ['unreachable', 'try_again'] as const)
      expect(openingWords[word]).not.toContain('gửi lại');
  });
});

describe('sending', () => {
  const request = { idempotency_key: makeIdempotencyKey(), base_revision: 0, form_values: { unit: '04' } };
  const receipt: Receipt = {
    number: '669-04',
    revision: 1,
    hash: 'ABCDEFGHJK',
    unit: '04',
    received_at: '2016-11-21T05:00:00Z',
    verification: 'confirmed',
    state: 'sent',
    signed_copy: 'none',
    late: false,
  };
  const answers = (answer: () => Promise<Response>) => vi.stubGlobal('fetch', vi.fn(answer));
  const answersWith = (status: number, body: string) =>
    answers(() => Promise.resolve(new Response(body, { status })));
  afterEach(() => vi.unstubAllGlobals());

  test('stored is told with the receipt', async () => {
    answersWith(201, JSON.stringify({ receipt }));
    expect(await sendResponse(request)).toEqual({ kind: 'done', document: { receipt } });
  });

  test('refused is told with the reason', async () => {
    const refusal = { error: 'stale_revision', reference: 'ABCDEFGH', current_revision: 2 };
    answersWith(409, JSON.stringify(refusal));
    expect(await sendResponse(request)).toEqual({ kind: 'refused', refusal });
  });

  test.each([
    ['a page of some proxy', 200, '<html>'],
    ['a receipt that is none', 200, '{"receipt":{}}'],
    ['a refusal that is none', 500, '{"message":"x"}'],
    ['nothing', 502, ''],
  ])('answered with %s counts as not known to have arrived', async (_, status, body) => {
    answersWith(status, body);
    expect(await sendResponse(request)).toEqual({ kind: 'unreachable' });
  });

  test('without a connection counts as not known to have arrived', async () => {
    answers(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await sendResponse(request)).toEqual({ kind: 'unreachable' });
  });

  describe('again after the page was loaded again', () => {
    beforeEach(() => localStorage.clear());
    const content: Content = { values: { unit: '04', obstacles: 'x' }, baseRevision: 0, code: undefined };
    const turned: Content = { ...content, values: { obstacles: 'x', unit: '04' } };
    /** Sends from a page just loaded; the key it went under. */
    async function keySentUnder(sent: Content): Promise<string> {
      vi.resetModules();
      const page = await import('../../../src/form/review/deliver.ts');
      await page.deliverContent(sent);
      const [, options] = vi.mocked(fetch).mock.lastCall!;
      return (JSON.parse(options?.body as string) as { idempotency_key: string }).idempotency_key;
    }

    test.each([
      ['no answer', 502, ''],
      ['an answer to try again', 503, '{"error":"try_again","reference":"ABCDEFGH"}'],
    ])('is the same send after %s, whatever the order of the fields', async (_, status, body) => {
      answersWith(status, body);
      const key = await keySentUnder(content);
      expect(await keySentUnder(turned)).toBe(key);
      expect(await keySentUnder({ ...content, values: { unit: '04' } })).not.toBe(key);
    });

    test.each([
      ['stored', 201, JSON.stringify({ receipt })],
      ['refused', 409, '{"error":"survey_closed","reference":"ABCDEFGH"}'],
    ])('is another send once it was %s', async (_, status, body) => {
      answersWith(status, body);
      const key = await keySentUnder(content);
      expect(localStorage.length).toBe(0);
      expect(await keySentUnder(content)).not.toBe(key);
    });

    test('leaves nothing of a send with a code in this browser', async () => {
      answersWith(502, '');
      await keySentUnder({ ...content, code: '2345-6789-ABCD' });
      // But for the name of this browser, by which the log of the draft tells who saved.
      expect(Object.keys(localStorage)).toEqual(['may-phieu-669']);
    });
  });
});
