import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  deleteLocalDraft,
  readLocalDraft,
  turnToLocalDraftOf,
  writeLocalDraft,
  type LocalDraft,
} from '../../src/form/draft/local-draft.ts';

const draft: LocalDraft = {
  raw: { unit: '04', obstacles: 'x' },
  saved_at: '2016-11-21T02:00:00.000Z',
  system: { unit: '04', version: 3, raw: { unit: '04' } },
  sent: { at: '2016-11-20T02:00:00Z', isChanged: true },
};
beforeEach(() => localStorage.clear());

describe('the draft in this browser', () => {
  test('is read back as it was kept', () => {
    expect(writeLocalDraft(draft)).toBe(true);
    expect(readLocalDraft()).toEqual(draft);
  });

  test.each(['', '{', 'null', '[]', '{"raw":{"unit":4},"saved_at":"x"}', '{"raw":{}}'])(
    'is none when storage holds %j',
    (text) => {
      localStorage.setItem('phieu-669', text);
      expect(readLocalDraft()).toBeUndefined();
    },
  );

  test('is told not to be kept when storage is full', () => {
    const setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    vi.stubGlobal('localStorage', { setItem });
    expect(writeLocalDraft(draft)).toBe(false);
    vi.unstubAllGlobals();
  });

  test('of another Sở is put by for a link, and found again by its own', () => {
    writeLocalDraft(draft);
    turnToLocalDraftOf('79');
    expect(readLocalDraft()).toBeUndefined();
    writeLocalDraft({ ...draft, system: undefined, raw: { unit: '79' } });
    turnToLocalDraftOf('04');
    expect(readLocalDraft()?.raw).toEqual(draft.raw);
    turnToLocalDraftOf('04');
    turnToLocalDraftOf('');
    expect(readLocalDraft()?.raw).toEqual(draft.raw);
  });

  test('is of the Sở whose code opened it, whichever is chosen in it since', () => {
    writeLocalDraft({ ...draft, raw: { unit: '79' } });
    turnToLocalDraftOf('79');
    expect(readLocalDraft()).toBeUndefined();
    turnToLocalDraftOf('04');
    writeLocalDraft({ ...draft, raw: {} });
    turnToLocalDraftOf('04');
    expect(readLocalDraft()?.system?.unit).toBe('04');
  });

  test('that names no Sở goes along with a link', () => {
    writeLocalDraft({ ...draft, system: undefined, raw: { obstacles: 'x' } });
    turnToLocalDraftOf('79');
    expect(readLocalDraft()?.raw).toEqual({ obstacles: 'x' });
  });

  test('is deleted with those put by, and nothing else is', () => {
    writeLocalDraft(draft);
    turnToLocalDraftOf('79');
    writeLocalDraft({ ...draft, raw: { unit: '79' } });
    localStorage.setItem('something-else', '1');
    deleteLocalDraft();
    expect(Object.keys(localStorage)).toEqual(['something-else']);
  });
});
