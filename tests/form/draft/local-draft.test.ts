import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  deleteLocalDraft,
  newestLocalDraft,
  readLocalDraft,
  shownLocalDraft,
  tabUnit,
  writeLocalDraft,
  type LocalDraft,
} from '../../../src/form/draft/local-draft.ts';

const draft: LocalDraft = {
  id: 'b',
  ancestors: ['a'],
  unit: '04',
  values: { unit: '04', obstacles: 'x', proposals: '' },
  conflicts: { obstacles: ['y', ''] },
  saved_at: '2016-11-21T02:00:00.000Z',
  server: {
    number: '669-04',
    version: 3,
    heard_at: '2016-11-21T01:59:00.000Z',
    values: { unit: '04' },
    unanswered: [{ path: 'obstacles', from: '', to: 'x' }],
  },
  sent: { at: '2016-11-20T02:00:00Z', is_changed: true },
  is_send_unclear: true,
};
beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe('the draft of a Sở in this browser', () => {
  test('is read back as it was saved, one for each Sở and one for none', () => {
    const none = { ...draft, unit: '', values: { obstacles: 'của chưa Sở nào' } };
    for (const one of [draft, none]) expect(writeLocalDraft(one)).toBe(true);
    expect(readLocalDraft('04')).toEqual(draft);
    expect(readLocalDraft('')).toEqual(none);
    expect(readLocalDraft('79')).toBeUndefined();
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '{"id":"a","ancestors":[],"values":{"unit":4},"saved_at":"x"}',
    '{"values":{}}',
  ])('is none when storage holds %j', (text) => {
    localStorage.setItem('phieu-669/04', text);
    expect(readLocalDraft('04')).toBeUndefined();
  });

  test('is told not to be saved when storage is full', () => {
    const setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    vi.stubGlobal('localStorage', { setItem });
    expect(writeLocalDraft(draft)).toBe(false);
    vi.unstubAllGlobals();
  });

  test('is deleted alone', () => {
    writeLocalDraft(draft);
    writeLocalDraft({ ...draft, unit: '79' });
    localStorage.setItem('something-else', '1');
    deleteLocalDraft('04');
    expect(Object.keys(localStorage).sort()).toEqual(['phieu-669/79', 'something-else']);
  });

  test('is shown again in its tab; a new tab shows the one saved last', () => {
    writeLocalDraft(draft);
    writeLocalDraft({ ...draft, unit: '79', saved_at: '2016-11-21T03:00:00.000Z' });
    expect(newestLocalDraft()?.unit).toBe('79');
    tabUnit.write('04');
    expect([tabUnit.read(), shownLocalDraft()?.unit]).toEqual(['04', '04']);
  });

  test('never holds the access code', () => {
    writeLocalDraft(draft);
    expect(JSON.stringify(localStorage)).not.toMatch(/access|code|mã/iu);
  });
});
