import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { openedView } from '../../src/form/draft/session-view.ts';
import type { OpenedDraft } from '../../src/submission/draft-documents.ts';
import { SendStep } from '../../src/form/SendStep.tsx';
import { FakeServer } from './fake-server.ts';

/** The words of the last step for a response with this deadline. */
async function wordsOf(due_at: string | null, lateReason?: string, revision = 0): Promise<string> {
  const outcome = await new FakeServer().open();
  if (outcome.kind !== 'done') throw new Error('The fake server did not open the response.');
  const draft: OpenedDraft = { ...outcome.document, due_at, current_revision: revision };
  const nothing = () => undefined;
  return render(
    h(SendStep, {
      sending: { kind: 'idle' },
      opened: openedView(draft),
      lateReason,
      isApproved: false,
      isAsked: false,
      onApprove: nothing,
      onSend: nothing,
      onBack: nothing,
    }),
  );
}

const past = '2016-11-30T17:00:00Z';
const words = 'được ghi “Gửi sau thời hạn”';

test('a first send after the deadline is said to be late before it is sent', async () => {
  expect((await wordsOf(past)).replace(/\s+/g, ' ')).toContain(words);
  expect(await wordsOf(past)).toContain('lý do (không bắt buộc)');
  expect(await wordsOf(past, 'Chờ số liệu')).not.toContain('lý do (không bắt buộc)');
});

test('a correction, a send in time and one without a deadline are not said to be late', async () => {
  expect(await wordsOf(past, undefined, 1)).not.toContain('thời hạn');
  expect(await wordsOf('2999-01-01T00:00:00Z')).not.toContain('thời hạn');
  expect(await wordsOf(null)).not.toContain('thời hạn');
});
