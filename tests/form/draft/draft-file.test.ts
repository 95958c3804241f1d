import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDraftFile, writeDraftFile } from '../../../src/form/draft/draft-file.ts';
import { extreme } from '../../fixtures/extreme-fifty.ts';
import full from '../../fixtures/full-two-in-use-one-planned.json' with { type: 'json' };

describe('a draft file', () => {
  test.each([
    ['a whole Phiếu', full],
    ['fifty blocks', extreme],
  ])('gives back %s as it was written', (_, values) => {
    expect(parseDraftFile(writeDraftFile(values))).toEqual(values);
  });

  test('gives back what is not valid yet, explanations and the worksheet', () => {
    const formValues = {
      'registrars.commune': '1,5',
      data_date: '31/2/2016',
      'explanations.registrars.commune': 'Vì sao',
      'worksheet.0.name': 'Bảo Lâm',
      'worksheet.0.registrars-commune': '12',
      'software_in_use.1479693600000.name': 'A',
    };
    expect(parseDraftFile(writeDraftFile(formValues))).toEqual(formValues);
  });

  test('gives back any text in composed letters with one kind of line break', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const back = parseDraftFile(writeDraftFile({ obstacles: text.normalize('NFD') }))?.obstacles ?? '';
        expect(back).toBe(
          text
            .normalize('NFC')
            .replace(/\r\n?|[\v\f\u2028\u2029]/g, '\n')
            .trim(),
        );
      }),
    );
  });

  test('never holds the access code', () => {
    expect(writeDraftFile({ unit: '04' })).not.toMatch(/access|code|mã/iu);
  });

  test.each([
    ['no JSON', '{'],
    ['another file', '{"form_values":{"unit":"04"}}'],
    ['a list', '[]'],
    ['nothing', 'null'],
    ['answers that are no texts', '{"format":"phieu-khao-sat-669","form_values":{"unit":4}}'],
    ['no answers', '{"format":"phieu-khao-sat-669"}'],
  ])('is told from %s', (_, text) => {
    expect(parseDraftFile(text)).toBeUndefined();
  });

  test('of another make brings in only what the Phiếu has and what can be stored', () => {
    const formValues = {
      unit: '04',
      salary: '1',
      access_code: 'ABCD',
      obstacles: 'a\0',
      proposals: '\ud800',
      'worksheet.60.name': 'x',
    };
    const text = `{"format":"phieu-khao-sat-669","form_values":${JSON.stringify(formValues).replace('"salary"', '"__proto__"')}}`;
    expect(parseDraftFile(text)).toEqual({ unit: '04' });
  });
});
