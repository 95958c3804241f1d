import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../src/results/published-view/documents.ts';
import { answered, silent, summary, units } from './entries.ts';

const readUnits = (entries: unknown[]) => readDocument('published_units', entries);

describe('a document of the published view', () => {
  test('is read as it is, with 0, a blank and no answer kept apart', () => {
    const [unit, other] = readUnits([answered('01'), silent('02')]);
    expect(unit?.facts?.registration_offices).toEqual({ district: 0, commune: null });
    expect(other?.facts).toBeNull();
  });

  test('with one key too many is refused by name, wherever the key is', () => {
    const told = { respondent_email: 'can.bo@example.vn' };
    expect(() => readUnits([answered('01', told)])).toThrow(/published_units.*at 0.*respondent_email/s);
    const facts = { ...answered('01').facts, obstacles: 'Thiếu máy tính' };
    expect(() => readUnits([answered('01', { facts })])).toThrow(/at 0\.facts.*obstacles/s);
    expect(() => readDocument('published_summary', summary([], { held: 3 }))).toThrow(/held/);
  });

  test('with a text in place of a choice is refused', () => {
    const facts = { ...answered('01').facts, software_kinds: ['Phần mềm của Công ty A'] };
    expect(() => readUnits([answered('01', { facts })])).toThrow(/facts\.software_kinds\.0/);
  });

  test('tells nothing of a draft or of one being signed', () => {
    expect(() => readUnits([answered('01', { state: 'draft' })])).toThrow(/at 0\.state/);
    expect(() => readUnits([answered('01', { state: 'in_signature' })])).toThrow(/at 0\.state/);
    expect(() => readUnits([{ ...silent('01'), state: 'draft' }])).toThrow(/at 0\.state/);
  });

  test('of another code set is refused, for codes were given new meanings in 2025', () => {
    expect(() => readUnits([{ ...silent('24'), code_set: '2025' }])).toThrow(/at 0\.code_set/);
  });

  test('that is nothing at all is refused with what to do', () => {
    expect(() => readDocument('published_version', null)).toThrow(
      /^The results cannot be built: published_version .*Bring the site and the migrations to the same version\.$/,
    );
  });

  test('says the whole survey has no answer as well as that all have answered', () => {
    expect(readUnits(units()).filter((unit) => unit.answered)).toHaveLength(0);
    const all = Object.fromEntries(units().map(({ code }) => [code, {}]));
    expect(readUnits(units(all)).filter((unit) => unit.answered)).toHaveLength(63);
  });
});
