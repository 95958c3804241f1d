import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { FormValues } from '../../../src/questionnaire/form-values.ts';
import { allFields } from '../../../src/questionnaire/fields.ts';
import {
  parseWordBookmark,
  parseWordTag,
  printWordTag,
  wordBookmark,
  type WordTag,
} from '../../../src/questionnaire/word-tags.ts';
import full from '../../fixtures/full-two-in-use-one-planned.json' with { type: 'json' };
import hostile from '../../fixtures/hostile-text.json' with { type: 'json' };
import { extreme } from '../../fixtures/extreme-fifty.ts';
import { fullValues } from '../../questionnaire/full-values.ts';
import { broughtTo, returnedWord, valuesIn } from './word-files.ts';

const withExplanations: FormValues = {
  ...fullValues,
  'explanations.registration_offices.district': 'Có huyện mới\n\nchia tách',
  'software_in_use.1754300000000.name': 'Phần mềm ở dòng sau',
  obstacles: 'Dòng một\n\n  Dòng ba có lề, "ngoặc", <b> & dấu …',
};

describe('the Phiếu that goes out to Word and comes back untouched', () => {
  test.each<[string, FormValues]>([
    ['the fullest', full],
    ['of every field, with explanations', withExplanations],
    ['at every limit, with fifty of each software', extreme],
    ['with hostile texts', hostile],
    ['with almost nothing', { unit: '04', respondent_name: 'A' }],
  ])('%s asks nothing, and has nothing left unread', async (_, values) => {
    const file = await returnedWord(values);
    const { offered, unread } = await broughtTo(values, file);
    expect(unread).toEqual([]);
    expect(offered).toEqual({});
  });

  test.each<[string, FormValues]>([
    ['the fullest', full],
    ['of every field, with explanations', withExplanations],
  ])('%s loses nothing in a blank form, and asks nothing there', async (_, values) => {
    const file = await returnedWord(values);
    const { offered } = await broughtTo({}, file);
    expect(Object.keys(offered).sort()).toEqual(Object.keys(values).sort());
    // What it brought is what was typed: brought again, nothing differs.
    expect((await broughtTo(values, file)).offered).toEqual({});
    expect((await broughtTo(offered, await returnedWord(values))).offered).toEqual({});
  });

  test('a blank one brings nothing', async () => {
    expect(await valuesIn(await returnedWord(undefined))).toEqual({});
  });

  test('is read as LibreOffice saves it, which drops the tags of its controls', async () => {
    const saved = new Blob([await readFile('tests/fixtures/office-files/phieu-libreoffice.docx')]);
    const { offered, unread } = await broughtTo(full, saved);
    expect(unread).toEqual([]);
    expect(offered).toEqual({});
    const { unit: _, ...answers } = full;
    expect(Object.keys(await valuesIn(saved)).sort()).toEqual(Object.keys(answers).sort());
    const blank = new Blob([await readFile('tests/fixtures/office-files/phieu-trong-libreoffice.docx')]);
    expect(await valuesIn(blank)).toEqual({});
  });
});

describe('the name of a control', () => {
  const tags: WordTag[] = [
    { kind: 'file', version: 1, unit: '04' },
    { kind: 'file', version: 12, unit: '' },
    { kind: 'rest', repeat: 'software_planned' },
    { kind: 'answer', path: 'explanations.software_in_use.9999999999999.server_place_other' },
    ...allFields.flatMap(({ path, question }): WordTag[] =>
      question.kind === 'province'
        ? []
        : 'options' in question
          ? question.options.map(({ value }) => ({ kind: 'box', path, option: value }))
          : [{ kind: 'answer', path: path.replace('.0.', '.17.') }],
    ),
  ];

  test('is read back from its tag and from its bookmark, and is as short as Word asks', () => {
    for (const tag of tags) {
      expect(parseWordTag(printWordTag(tag))).toEqual(tag);
      expect(parseWordBookmark(wordBookmark(tag))).toEqual(tag);
      expect(wordBookmark(tag)).toMatch(/^[a-z]\w{0,39}$/u);
    }
    expect(new Set(tags.map(wordBookmark)).size).toBe(tags.length);
  });

  test.each([
    '',
    'x',
    'unit',
    'plan_status',
    'plan_status=perhaps',
    'software_in_use.01.name',
    'a=b=c',
    '__proto__',
  ])('that the Phiếu does not have is none: %s', (tag) => {
    expect(parseWordTag(tag)).toBeUndefined();
    expect(parseWordBookmark(tag)).toBeUndefined();
  });

  test.each(['p669_a_0__', 'p669_a_999__', 'p669_a_5__7', 'p669_r_0__', 'p669_a_1_3_', '_GoBack'])(
    'that no bookmark has is none: %s',
    (name) => expect(parseWordBookmark(name)).toBeUndefined(),
  );
});
