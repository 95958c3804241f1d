import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitContact } from '../../src/questionnaire/contact.ts';
import { parseAnswers } from '../../src/questionnaire/parse-answers.ts';
import { valuesOfRevision } from '../../src/staff/read-response.ts';
import hostile from '../fixtures/hostile-text.json' with { type: 'json' };
import full from '../fixtures/full-two-in-use-one-planned.json' with { type: 'json' };
import { extreme } from '../fixtures/extreme-fifty.ts';
import { revisionWith } from './revisions.ts';

/** What a draft would hold of a response, read again. */
function readAgain(values: unknown) {
  const parsed = parseAnswers(values);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  const { answers, contact } = splitContact(parsed.answers);
  const stored = { ...revisionWith(answers, parsed.explanations), contact };
  return { parsed, again: parseAnswers(valuesOfRevision(stored)) };
}

describe('a revision typed again', () => {
  test.each(Object.entries({ hostile, full, extreme }))('%s reads into the same answers', (_, formValues) => {
    const { parsed, again } = readAgain(formValues);
    expect(again).toEqual(parsed);
  });

  test('with explanations keeps them at the blocks they belong to', () => {
    const formValues = {
      unit: '60',
      respondent_name: 'A',
      respondent_phone: '1',
      'registrars.commune': '5',
      'equipped_registrars.commune': '9',
      'explanations.equipped_registrars.commune': 'Cả người hợp đồng',
    };
    const { parsed, again } = readAgain(formValues);
    expect(parsed.explanations).toEqual({ 'equipped_registrars.commune': 'Cả người hợp đồng' });
    expect(again).toEqual(parsed);
  });

  test('without its contact, which was deleted, is its answers alone', () => {
    const formValues = valuesOfRevision(
      revisionWith({ unit: '60', registrars: { district: 0, commune: null } }),
    );
    expect(formValues).toEqual({ unit: '60', 'registrars.district': '0' });
  });

  test('holds boxes as a draft does, whatever their order on paper', () => {
    fc.assert(
      fc.property(fc.subarray(['one_stop', 'civil_status', 'other'], { minLength: 1 }), (software_kinds) => {
        const formValues = valuesOfRevision(revisionWith({ software_kinds }));
        expect(formValues['software_kinds']).toEqual([...software_kinds].sort());
      }),
    );
  });
});
