// @vitest-environment happy-dom
import { fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { openingWords, withoutKept } from '../../src/submission/refusal-words.ts';
import { kept } from '../../src/submission/unreachable-words.ts';
import { OpenByCode } from '../../src/paper/OpenByCode.tsx';
import { groupAccessCode, makeAccessCode } from '../../src/submission/codes/access-code.ts';
import type { Refusal } from '../../src/submission/refusal.ts';

afterEach(() => vi.unstubAllGlobals());

/** The system answers every call with this refusal. */
const refuseWith = (error: Refusal) =>
  vi.stubGlobal('fetch', () =>
    Promise.resolve(new Response(JSON.stringify({ error, reference: '00000000' }), { status: 403 })),
  );

test('a wrong code on a page to print is told without a word about what was filled in', async () => {
  refuseWith('wrong_code');
  const { container } = render(<OpenByCode opened={undefined} onOpened={() => {}} onClosed={() => {}} />);
  const said = () => container.querySelector('#ma-loi')?.textContent;
  const type = (id: string, value: string) =>
    fireEvent.change(container.querySelector(`#${id}`)!, { target: { value } });
  type('so', '04');
  type('ma', groupAccessCode(makeAccessCode()));
  fireEvent.submit(container.querySelector('form')!);
  await waitFor(() => expect(said()).toMatch(/^Mã truy cập Phiếu không đúng với Sở đã chọn\./));
  expect(said()).toBe('Mã truy cập Phiếu không đúng với Sở đã chọn. Đề nghị kiểm tra tên Sở và mã.');
  type('ma', 'AAAA');
  fireEvent.submit(container.querySelector('form')!);
  expect(said()).toMatch(/^Mã truy cập Phiếu gõ chưa đúng\..* mã\.$/);
});

test.each(Object.entries(openingWords))('the words for %s say what happened without it too', (_, words) => {
  expect(withoutKept(words)).not.toContain(kept);
  expect(withoutKept(words)).toMatch(/^\p{Lu}.*\.$/su);
  expect(withoutKept(words)).not.toContain('  ');
});
