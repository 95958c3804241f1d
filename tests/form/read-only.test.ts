import { h, render } from 'preact';
import { describe, expect, test } from 'vitest';
import { Conflicts } from '../../src/form/Conflicts.tsx';
import { DraftTools } from '../../src/form/DraftTools.tsx';
import { readOnlyBecause } from '../../src/form/read-only.ts';
import { ReviewStep } from '../../src/form/ReviewStep.tsx';
import { readRaw } from '../../src/questionnaire/read-raw.ts';
import { FakeServer } from './fake-server.ts';
import { Officer } from './officer.ts';

const nothing = () => {};
const raw = { unit: '04', respondent_name: 'Nguyễn Thị Ví Dụ', respondent_phone: '0206 3852 000' };

async function opened(facts: Partial<FakeServer>): Promise<[Officer, FakeServer]> {
  const server = Object.assign(new FakeServer(), facts);
  const officer = new Officer(server);
  await officer.open();
  return [officer, server];
}

describe('a Phiếu can only be read', () => {
  test.each([
    ['after the survey was closed', { isOpen: false, state: 'sent' }, 'closed'],
    ['once the Department has accepted it', { state: 'accepted' }, 'accepted'],
    ['for closing first, when it is both', { isOpen: false, state: 'accepted' }, 'closed'],
    ['not while it is a draft', {}, undefined],
    ['not after it was sent', { state: 'sent' }, undefined],
    ['not while completion is asked for', { state: 'completion_requested' }, undefined],
    ['not in signature: its contact may still change', { state: 'in_signature' }, undefined],
  ] as const)('%s', async (_, facts, because) => {
    const [officer] = await opened(facts);
    expect(readOnlyBecause(officer.view)).toBe(because);
  });

  test('from the moment the system tells that the survey was closed, until it tells that it is open again', async () => {
    const [officer, server] = await opened({});
    server.trouble = 'survey_closed';
    await officer.type('obstacles', 'x').session.keepOnSystem();
    expect(readOnlyBecause(officer.view)).toBe('closed');
    expect(officer.view.opened?.closedAt).toBe('');
    server.trouble = undefined;
    await officer.session.keepOnSystem();
    expect(readOnlyBecause(officer.view)).toBeUndefined();
    expect(officer.view.opened?.closedAt).toBeUndefined();
    expect(server.raw).toEqual({ obstacles: 'x' });
  });

  test('when a Sở opens it for the first time after closing', async () => {
    const officer = new Officer(Object.assign(new FakeServer(), { trouble: 'survey_closed' as const }));
    await officer.open();
    expect(readOnlyBecause(officer.view)).toBe('closed');
  });
});

describe('where a Phiếu can only be read', () => {
  const buttonsOf = (part: Parameters<typeof render>[0]): string[] => {
    const place = document.createElement('div');
    render(part, place);
    return [...place.querySelectorAll('button, a.button-secondary')].map(({ textContent }) => textContent);
  };
  const conflicts = ['obstacles', 'proposals'].map((path) => ({ path, theirs: 'a', yours: 'b' }));

  test('values that differ are shown, and no choice is offered', () => {
    const props = { conflicts, blocks: {}, gone: {} };
    expect(buttonsOf(h(Conflicts, { ...props, onChoose: nothing }))).toHaveLength(6);
    expect(buttonsOf(h(Conflicts, { ...props, onChoose: undefined }))).toEqual([]);
  });

  test('it is still saved to a file and printed, but no file is read', () => {
    expect(buttonsOf(h(DraftTools, { read: () => raw, onFile: undefined }))).toEqual([
      'Lưu bản nháp ra tệp',
      'In bản nháp',
    ]);
  });

  test('a review that was open offers no sending any more', () => {
    const props = { reading: readRaw(raw), read: () => raw, blocks: {}, opened: undefined };
    const review = (readOnly: 'accepted' | undefined) =>
      buttonsOf(
        h(ReviewStep, { ...props, sending: { kind: 'idle' }, readOnly, onSend: nothing, onEdit: nothing }),
      );
    expect(review(undefined)).toContain('Gửi Phiếu');
    expect(review('accepted')).not.toContain('Gửi Phiếu');
    expect(review('accepted')).toContain('Trở lại Phiếu');
  });
});
