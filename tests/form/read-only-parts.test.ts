import { h, render } from 'preact';
import { describe, expect, test } from 'vitest';
import { Conflicts } from '../../src/form/draft/Conflicts.tsx';
import { DraftTools } from '../../src/form/draft/DraftTools.tsx';
import { ReviewStep } from '../../src/form/review/ReviewStep.tsx';
import { parseAnswers } from '../../src/questionnaire/parse-answers.ts';
import { Person, systemWithLines } from './draft/person.ts';

const nothing = () => {};
const values = { unit: '04', respondent_name: 'Nguyễn Thị Ví Dụ', respondent_phone: '0206 3852 000' };

describe('where a Phiếu can only be read', () => {
  const buttonsOf = (part: Parameters<typeof render>[0]): string[] => {
    const place = document.createElement('div');
    render(part, place);
    return [...place.querySelectorAll('button, a.button-secondary')].map(({ textContent }) => textContent);
  };
  const conflicts = ['obstacles', 'proposals'].map((path) => ({ path, local: 'b', others: ['a'] }));

  test('values that differ are shown, and no choice is offered', () => {
    const props = { conflicts, repeats: {}, gone: {} };
    expect(buttonsOf(h(Conflicts, { ...props, onChoose: nothing }))).toHaveLength(6);
    expect(buttonsOf(h(Conflicts, { ...props, onChoose: undefined }))).toEqual([]);
  });

  test('it is still saved to a file and printed, but no file is read', () => {
    const { store } = new Person(systemWithLines());
    const tools = h(DraftTools, {
      ...{ store, state: store.state, onFile: undefined, onRestore: undefined },
      onClosed: nothing,
    });
    expect(buttonsOf(tools)).toEqual(['Lưu bản nháp ra tệp', 'In bản nháp']);
  });

  test('a review that was open offers no sending any more', () => {
    const props = {
      ...{ parsed: parseAnswers(values), values: values, repeats: {}, opened: undefined },
      isSettled: () => false,
    };
    const review = (readOnly: 'accepted' | undefined) =>
      buttonsOf(
        h(ReviewStep, {
          ...props,
          sending: { kind: 'idle' },
          readOnly,
          onSend: nothing,
          onEdit: nothing,
          onLock: nothing,
          credentials: undefined,
          isLocked: false,
        }),
      );
    expect(review(undefined)).toContain('Gửi Phiếu');
    expect(review('accepted')).not.toContain('Gửi Phiếu');
    expect(review('accepted')).toContain('Trở lại Phiếu');
  });
});
