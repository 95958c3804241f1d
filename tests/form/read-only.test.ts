import { describe, expect, test } from 'vitest';
import { readOnlyBecause } from '../../src/form/read-only.ts';
import { responseOf } from '../../src/form/draft/server-response.ts';
import { openedDocument } from './draft/opened-document.ts';
import { Person, systemWithLines, twoPersons } from './draft/person.ts';

const instant = '2016-11-20T02:00:00Z';

describe('a Phiếu can only be read', () => {
  test.each([
    ['after the survey was closed', { open: false, state: 'sent' }, 'closed'],
    ['once the Department has accepted it', { state: 'accepted' }, 'accepted'],
    ['for closing first, when it is both', { open: false, state: 'accepted' }, 'closed'],
    ['not while it is a draft', {}, undefined],
    ['not after it was sent', { state: 'sent' }, undefined],
    ['not while completion is asked for', { state: 'completion_requested' }, undefined],
    ['in signature, until it is unlocked', { state: 'in_signature', locked_at: instant }, 'locked'],
    ['while a correction is in signature', { state: 'sent', locked_at: instant }, 'locked'],
  ] as const)('%s', (_, changed, because) => {
    const response = responseOf(openedDocument(changed));
    expect(readOnlyBecause({ response, refusal: undefined })).toBe(because);
  });

  test('from the moment the system tells that the survey was closed, until it tells that it is open again', async () => {
    const [person] = await twoPersons();
    person.type('obstacles', 'x').store.dispatch({ type: 'refused', refusal: 'survey_closed' });
    expect([readOnlyBecause(person.state), person.state.response?.closedAt]).toEqual(['closed', '']);
    await person.sync();
    expect([readOnlyBecause(person.state), person.state.response?.closedAt]).toEqual([undefined, undefined]);
    expect(person.network.system.valuesOf('04')['obstacles']).toBe('x');
  });

  test('when a Sở opens it for the first time after closing', () => {
    const person = new Person(systemWithLines());
    person.store.dispatch({ type: 'refused', refusal: 'survey_closed' });
    expect(readOnlyBecause(person.state)).toBe('closed');
  });
});
