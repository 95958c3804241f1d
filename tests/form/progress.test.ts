import { describe, expect, test } from 'vitest';
import { countBlank } from '../../src/form/count-blank.ts';
import { sections } from '../../src/questionnaire/questionnaire.ts';
import full from '../fixtures/full-two-in-use-one-planned.json' with { type: 'json' };
import type { RawInput } from '../../src/questionnaire/raw-input.ts';

const blanks = (raw: RawInput) =>
  Object.fromEntries(sections.map((section) => [section.id, countBlank(section, raw)]));

describe('what is still blank', () => {
  test('is everything the Phiếu asks for, not what it asks for only “if any”', () => {
    expect(blanks({})).toEqual({
      'thong-tin-hanh-chinh': 5,
      'muc-1': 6,
      'muc-2': 1,
      'muc-3': 3,
      'muc-4': 1,
      'muc-5': 0,
    });
  });

  test('is nothing in a whole Phiếu', () => {
    expect(new Set(Object.values(blanks(full)))).toEqual(new Set([0]));
  });

  test('counts blanks typed as nothing, and 0 as something', () => {
    expect(blanks({ obstacles: '  \n' })['muc-4']).toBe(1);
    expect(blanks({ 'registrars.commune': '0' })['muc-1']).toBe(5);
  });
});
