import { describe, expect, test } from 'vitest';
import { progressWords, sectionProgress, type Found } from '../../src/form/sections/section-progress.ts';
import { sections } from '../../src/questionnaire/questionnaire.ts';
import { parseAnswers } from '../../src/questionnaire/parse-answers.ts';
import full from '../fixtures/full-two-in-use-one-planned.json' with { type: 'json' };
import type { FormValues } from '../../src/questionnaire/form-values.ts';

const section = (id: string) => sections.find((candidate) => candidate.id === id)!;
const foundIn = (values: FormValues, requests: Found['requests'] = []): Found => {
  const parsed = parseAnswers(values);
  return { errors: parsed.ok ? [] : parsed.errors, requests };
};
const progressOf = (id: string, values: FormValues, requests: Found['requests'] = []) =>
  sectionProgress(section(id), values, foundIn(values, requests));
const wordsOf = (id: string, values: FormValues, requests: Found['requests'] = []) =>
  progressWords(section(id), progressOf(id, values, requests))
    .map(({ words, rest = '' }) => words + rest)
    .join('');
const blanks = (values: FormValues) =>
  Object.fromEntries(sections.map(({ id }) => [id, progressOf(id, values).blank]));

/** Section 3 with everything but what a test adds. */
const section3 = { software_kinds: ['civil_status'], interconnection: 'Chưa có.' };
const inUse = (fields: Record<string, string | string[]>, index = 0): FormValues =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [`software_in_use.${index}.${name}`, value]),
  );

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

  test('is the telephone or the e-mail, not both', () => {
    const blank = (values: FormValues) => blanks(values)['thong-tin-hanh-chinh'];
    expect(blank({ respondent_phone: '0206 3852 000' })).toBe(4);
    expect(blank({ respondent_email: 'stp@vidu.example' })).toBe(4);
  });

  test('in a software of which only the name is known is everything else the paper asks of it', () => {
    expect(blanks({ ...section3, ...inUse({ name: 'Một cửa' }) })['muc-3']).toBe(9);
    const planned = { ...full, 'software_planned.0.process': '', 'software_planned.0.scope': '' };
    expect(blanks(planned)['muc-3']).toBe(2);
  });

  test('is counted in every software that is begun, and in none that is not', () => {
    const two = { ...inUse({ name: 'A', scope: 'tỉnh' }, 0), ...inUse({ name: 'B' }, 7) };
    expect(blanks({ ...section3, ...two, ...inUse({ name: ' ' }, 9) })['muc-3']).toBe(8 + 9);
  });

  test('is not the text that a box which is not ticked would ask for', () => {
    const { blank } = progressOf('muc-3', { ...section3, software_kinds: ['one_stop'] });
    expect(blank).toBe(1);
  });
});

describe('what is to be corrected', () => {
  test.each([
    ['a day that does not exist', 'thong-tin-hanh-chinh', { data_date: '31/02/2016' }],
    ['a day of a year far off', 'thong-tin-hanh-chinh', { data_date: '15/11/2106' }],
    ['a count that is none', 'muc-1', { 'registrars.commune': '1,5' }],
    ['a box without the text it asks for', 'muc-3', { ...section3, software_kinds: ['other'] }],
    ['a software without a name', 'muc-3', inUse({ scope: 'toàn tỉnh' })],
    ['a text that is too long', 'muc-4', { obstacles: 'x'.repeat(10_001) }],
  ])('is %s', (_, id, values: FormValues) => {
    expect(progressOf(id, values).errors).toBe(1);
  });

  test('is in its own section only, and is not blank at the same time', () => {
    expect(progressOf('muc-2', { 'registrars.commune': 'x' }).errors).toBe(0);
    // Eleven fields; the name is an error, the scope is there, the other place of the server is asked for by no box.
    expect(progressOf('muc-3', { ...section3, ...inUse({ scope: 'tỉnh' }) })).toMatchObject({
      blank: 8,
      errors: 1,
    });
  });

  test('is not what is only blank', () => {
    expect(progressOf('thong-tin-hanh-chinh', {})).toMatchObject({ blank: 5, errors: 0, isBegun: false });
  });

  test('is the explanation of a section too', () => {
    const values = { ...full, 'explanations.registrars.commune': 'x'.repeat(2_001) };
    const found = {
      errors: [{ path: 'explanations.registrars.commune', code: 'too_long' }],
      requests: [],
    };
    expect(sectionProgress(section('muc-1'), values, found).errors).toBe(1);
  });
});

describe('what the Department asks for', () => {
  test('is counted in its section, be it a field, a row, a software or a whole question', () => {
    const paths = ['registrars.commune', 'registrars', 'software_in_use.0', 'software_planned', 'obstacles'];
    const requests = paths.map((path) => ({ path }));
    const counts = sections.map(({ id }) => progressOf(id, full, requests).requests);
    expect(counts).toEqual([0, 2, 0, 2, 1, 0]);
  });
});

describe('the words', () => {
  test.each([
    ['muc-3', { interconnection: 'Chưa có.' }, 'Mục 3: còn 2 nội dung chưa điền'],
    ['muc-2', { plan_status: 'issued' }, 'Mục 2: ✓ đã điền đủ'],
    ['thong-tin-hanh-chinh', {}, 'Còn 5 nội dung chưa điền'],
    ['muc-5', {}, ''],
    ['muc-5', { proposals: 'Có.' }, 'Mục 5: ✓ đã điền đủ'],
    ['muc-1', { 'registrars.commune': 'nhiều' }, 'Mục 1: 1 lỗi cần sửa; còn 5 nội dung chưa điền'],
    ['thong-tin-hanh-chinh', { ...full, data_date: '31/02/2016' }, '1 lỗi cần sửa'],
  ] as [string, FormValues, string][])('of %s with %j are “%s”', (id, values, words) => {
    expect(wordsOf(id, values)).toBe(words);
  });

  test('of what is asked for stand between what is wrong and what is blank', () => {
    const requests = [{ path: 'registrars.district' }];
    expect(wordsOf('muc-1', full, requests)).toBe('Mục 1: đề nghị bổ sung, giải trình 1 nội dung');
    expect(
      wordsOf('muc-1', { ...full, 'registrars.commune': 'x', 'registrars.district': '' }, requests),
    ).toBe('Mục 1: 1 lỗi cần sửa; đề nghị bổ sung, giải trình 1 nội dung; còn 1 nội dung chưa điền');
    expect(wordsOf('muc-5', {}, [{ path: 'proposals' }])).toBe(
      'Mục 5: đề nghị bổ sung, giải trình 1 nội dung',
    );
  });

  test('never say that a section is complete before its content was read', () => {
    const unread = { errors: undefined, requests: [] };
    const words = (values: FormValues) =>
      progressWords(section('muc-1'), sectionProgress(section('muc-1'), values, unread));
    expect(words(full)).toEqual([]);
    expect(
      words({ 'registrars.commune': '1' })
        .map((part) => part.words + (part.rest ?? ''))
        .join(''),
    ).toBe('Mục 1: còn 5 nội dung chưa điền');
  });

  test('that are seen are few: what is wrong, what is asked for and what is blank, each marked', () => {
    const requests = [{ path: 'registrars.district' }];
    const progress = progressOf('muc-1', { 'registrars.commune': 'x' }, requests);
    const seen = progressWords(section('muc-1'), progress).flatMap(({ words, mark }) =>
      mark ? [[mark, words]] : [],
    );
    expect(seen).toEqual([
      ['error', '1 lỗi'],
      ['request', 'đề nghị bổ sung'],
      ['blank', 'còn 5'],
    ]);
  });
});
