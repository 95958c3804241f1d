import { describe, expect, test } from 'vitest';
import { FakeServer } from './fake-server.ts';
import { emptyStorage, Officer } from './officer.ts';

/** Tabs of one browser; each hears of what the others keep. */
function openTabs() {
  const storage = emptyStorage();
  const tabs = [new Officer(new FakeServer(), storage), new Officer(new FakeServer(), storage)] as const;
  for (const tab of tabs) tab.session.restore();
  return { storage, tabs };
}

describe('a draft without a code', () => {
  test('stays in its tab when another tab opens another Sở, and both are kept', async () => {
    const { storage, tabs } = openTabs();
    const [mine, other] = tabs;
    mine.type('unit', '96').type('obstacles', 'của Cà Mau').session.keepHere();
    await other.type('unit', '04').type('proposals', 'của Cao Bằng').open('04');
    other.session.keepHere();
    mine.session.takeInHere();
    expect(mine.typed).toEqual({ unit: '96', obstacles: 'của Cà Mau' });
    mine.type('obstacles', 'của Cà Mau, viết tiếp').session.keepHere();
    expect(mine.kept).toBe('here');
    expect(storage.draft?.raw).toEqual({ unit: '96', obstacles: 'của Cà Mau, viết tiếp' });
    other.type('proposals', 'của Cao Bằng, viết tiếp').session.keepHere();
    expect(storage.draft?.raw).toMatchObject({ unit: '04', proposals: 'của Cao Bằng, viết tiếp' });
    expect(storage.putBy.get('96')?.raw).toMatchObject({ obstacles: 'của Cà Mau, viết tiếp' });
  });

  test('put by for another Sở is not taken for deleted', () => {
    const { storage, tabs } = openTabs();
    const [mine] = tabs;
    mine.type('unit', '96').session.keepHere();
    storage.putBy.set('96', storage.draft!);
    storage.draft = undefined;
    mine.session.takeInHere();
    expect(mine.kept).toBe('here');
  });
});

test('two values of one field still wait for a choice after the page was loaded again', () => {
  const { storage, tabs } = openTabs();
  const [mine, other] = tabs;
  mine.type('obstacles', 'một');
  other.type('obstacles', 'hai').session.keepHere();
  mine.session.keepHere();
  const conflict = { path: 'obstacles', theirs: 'hai', yours: 'một' };
  expect(mine.view.conflicts).toEqual([conflict]);
  const again = new Officer(new FakeServer(), storage);
  again.session.restore();
  expect(again.view.conflicts).toEqual([conflict]);
  again.session.choose('obstacles', 'theirs');
  again.session.typed();
  again.session.keepHere();
  const last = new Officer(new FakeServer(), storage);
  last.session.restore();
  expect([last.typed, last.view.conflicts]).toEqual([{ obstacles: 'hai' }, []]);
});

test('what was typed before script ran is shown beside what was kept of the same field', () => {
  const { storage, tabs } = openTabs();
  tabs[0].type('obstacles', 'đã giữ').session.keepHere();
  const again = new Officer(new FakeServer(), storage, { obstacles: 'gõ sớm' });
  again.session.restore();
  expect(again.typed).toEqual({ obstacles: 'gõ sớm' });
  expect(again.view.conflicts).toEqual([{ path: 'obstacles', theirs: 'đã giữ', yours: 'gõ sớm' }]);
});
