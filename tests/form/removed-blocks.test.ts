import { act, renderHook } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import { withValues } from '../../src/form/draft/changes.ts';
import { useBlocks, type ShownBlocks } from '../../src/form/use-blocks.ts';
import type { Values } from '../../src/form/use-fields.ts';
import type { RawInput } from '../../src/questionnaire/raw-input.ts';

const before: RawInput = { unit: '04', 'software_in_use.0.name': 'Phần mềm của Cao Bằng' };
let typed: RawInput;
let shown: { current: ShownBlocks };
beforeEach(() => {
  typed = before;
  const fields = {
    read: () => typed,
    show: (values: Values) => {
      typed = withValues(typed, values);
    },
  };
  shown = renderHook(() => useBlocks(before, fields)).result;
});

const removed = () => shown.current.actions.removed['software_in_use'] ?? 0;

describe('a software block that was removed', () => {
  beforeEach(() => act(() => shown.current.actions.remove('software_in_use', 0)));

  test('comes back as it was', async () => {
    expect([typed, removed()]).toEqual([{ unit: '04' }, 1]);
    await act(() => shown.current.actions.undo('software_in_use'));
    expect([typed, removed()]).toEqual([before, 0]);
  });

  test('never comes back into the Phiếu of another Sở', async () => {
    await act(() => shown.current.empty());
    await act(() => shown.current.show([['unit', '79']]));
    expect([removed(), shown.current.gone]).toEqual([0, {}]);
    await act(() => shown.current.actions.undo('software_in_use'));
    await act(() => shown.current.show([['software_in_use.0.scope', 'Thành phố']]));
    expect(typed).toEqual({ unit: '79', 'software_in_use.0.scope': 'Thành phố' });
  });
});
