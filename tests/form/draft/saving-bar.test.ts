import { h, render } from 'preact';
import { describe, expect, test, vi } from 'vitest';
import type { SyncStatus } from '../../../src/form/draft/draft-state.ts';
import { responseOf, type ServerResponse } from '../../../src/form/draft/server-response.ts';
import { readOnlyBecause } from '../../../src/form/read-only.ts';
import { SavingBar } from '../../../src/form/draft/SavingBar.tsx';
import { openedDocument } from './opened-document.ts';

const opened = responseOf(openedDocument());

function barOf(changed: Partial<ServerResponse>, conflicts = 0): HTMLElement {
  const status = { kept: 'here', at: '2016-11-14T08:05:00Z' } as const;
  const nothing = () => {};
  const place = document.createElement('div');
  const shown = { ...opened, ...changed };
  render(
    h(SavingBar, {
      status,
      opened: shown,
      readOnly: readOnlyBecause({ response: shown, refusal: undefined }),
      conflicts,
      onSeeConflicts: nothing,
    }),
    place,
  );
  return place;
}

const notesOf = (changed: Partial<ServerResponse>, conflicts = 0): string[] =>
  [...barOf(changed, conflicts).querySelectorAll('.saving-note')].map(({ innerHTML }) => innerHTML);

describe('the line about saving', () => {
  test('adds nothing while the Phiếu can be changed', () => {
    expect(notesOf({})).toEqual([]);
    expect(notesOf({ state: 'sent' })).toEqual([]);
  });

  test.each([{ state: 'in_signature' }, { state: 'sent' }] as const)(
    'says that a Phiếu in signature cannot be changed, and leads to where it is unlocked (%o)',
    (changed) => {
      const [note] = notesOf({ ...changed, isLocked: true });
      expect(note).toBe('<a href="#dang-trinh-ky">Đang trình ký, chỉ để đọc: mở khóa</a>');
    },
  );

  test('leads to the choices that wait, wherever on the page the officer is', () => {
    expect(notesOf({}, 2)).toEqual(['<a href="#khac-nhau">Có 2 nội dung điền khác nhau: xem</a>']);
  });

  test('says that after the survey has closed the Phiếu can only be read', () => {
    expect(notesOf({ state: 'sent', closedAt: '2016-12-31T10:00:00Z' })).toEqual([
      'Đợt khảo sát đã kết thúc: Phiếu chỉ để đọc, không sửa và không gửi được nữa.',
    ]);
  });

  test('says that an accepted Phiếu can be neither changed nor sent', () => {
    expect(notesOf({ state: 'accepted' })).toEqual([
      'Phiếu đã được tiếp nhận: chỉ để đọc, không sửa và không gửi lại được nữa.',
    ]);
  });
});

test('the line about saving names the day once the next has begun, though nothing happens in the form', async () => {
  vi.useFakeTimers({ now: new Date('2016-11-14T16:58:30Z') });
  const words = () => bar.querySelector('.saving-words')?.textContent;
  const bar = barOf({});
  await vi.advanceTimersByTimeAsync(61_000);
  expect(words()).toBe('Đã lưu trên máy này lúc 15:05 · Chưa gửi');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(words()).toBe('Đã lưu trên máy này lúc 15:05 ngày 14/11/2016 · Chưa gửi');
  vi.useRealTimers();
});

test('the line about saving keeps its words while one types on, and says what is true once one pauses', async () => {
  vi.useFakeTimers({ now: new Date('2016-11-14T08:06:00Z') });
  const place = document.createElement('div');
  const show = (kept: SyncStatus['kept']) =>
    render(
      h(SavingBar, {
        status: { kept, at: '2016-11-14T08:05:00Z' },
        opened,
        readOnly: undefined,
        conflicts: 0,
        onSeeConflicts: () => {},
      }),
      place,
    );
  const said: string[] = [];
  const look = () => {
    const words = place.querySelector('.saving-kept')?.textContent ?? '';
    if (words !== said.at(-1)) said.push(words);
  };
  show('system');
  // Each second the draft is saved in this browser, and the next key comes soon after.
  for (let second = 0; second < 10; second += 1) {
    for (const kept of ['typing', 'here'] as const) {
      show(kept);
      for (let step = 0; step < 5; step += 1) {
        await vi.advanceTimersByTimeAsync(100);
        look();
      }
    }
  }
  await vi.advanceTimersByTimeAsync(1_000);
  look();
  show('system');
  await vi.advanceTimersByTimeAsync(100);
  look();
  expect(said).toEqual(['Đang soạn, chưa lưu', 'Đã lưu trên hệ thống lúc 15:05']);
  show('typing');
  show('here');
  await vi.advanceTimersByTimeAsync(3_000);
  look();
  expect(said.at(-1)).toBe('Đã lưu trên máy này lúc 15:05');
  vi.useRealTimers();
});
