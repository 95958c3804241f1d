import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { responseOf } from '../../../src/form/draft/server-response.ts';
import { SendStep } from '../../../src/form/review/SendStep.tsx';
import { openedDocument } from '../draft/opened-document.ts';

/** The words of the last step for a response with this deadline. */
function wordsOf(due_at: string | null, lateReason?: string, revision = 0): string {
  const draft = openedDocument({ due_at, current_revision: revision });
  const nothing = () => undefined;
  return render(
    h(SendStep, {
      sending: { kind: 'idle' },
      opened: responseOf(draft),
      lateReason,
      isApproved: false,
      isAsked: false,
      onApprove: nothing,
      onSend: nothing,
      isLocked: false,
      onLock: () => undefined,
      onBack: nothing,
    }),
  );
}

const past = '2016-11-30T17:00:00Z';
const words = 'được ghi “Gửi sau thời hạn”';

test('a first send after the deadline is said to be late before it is sent', () => {
  expect(wordsOf(past).replace(/\s+/g, ' ')).toContain(words);
  expect(wordsOf(past)).toContain('lý do (không bắt buộc)');
  expect(wordsOf(past, 'Chờ số liệu')).not.toContain('lý do (không bắt buộc)');
});

test('a correction, a send in time and one without a deadline are not said to be late', () => {
  expect(wordsOf(past, undefined, 1)).not.toContain('thời hạn');
  expect(wordsOf('2999-01-01T00:00:00Z')).not.toContain('thời hạn');
  expect(wordsOf(null)).not.toContain('thời hạn');
});
