import { describe, expect, test } from 'vitest';
import { parseAnswers } from '../../src/questionnaire/parse-answers.ts';
import { fullWith } from './full-values.ts';
import { answersOf, errorCodesOf } from './parsed.ts';

const long = (n: number) => 'ẫ'.repeat(n);

describe('text', () => {
  const kept = (text: string) => answersOf(fullWith({ obstacles: text })).obstacles;

  test('typed in NFD is stored in NFC', () => {
    const words = 'Đề nghị Quý Sở: Ẫ Ộ Ự ặ ữ đ ờ';
    expect(words.normalize('NFD')).not.toBe(words);
    expect(kept(words.normalize('NFD'))).toBe(words);
    expect(
      answersOf(fullWith({ 'software_in_use.0.name': words.normalize('NFD') })).software_in_use[0]?.name,
    ).toBe(words);
  });

  test('keeps the old and the new place of the tone mark apart: nobody rewrites a name', () => {
    expect(kept('Hòa Bình')).toBe('Hòa Bình');
    expect(kept('Hoà Bình')).toBe('Hoà Bình');
  });

  test.each([
    'Sở Tư pháp \'A\' "B"; DROP TABLE surveys;--',
    '<script>alert(1)</script> & <b>',
    '👨‍👩‍👧‍👦 🇻🇳 ✓ 𠀀',
    '=HYPERLINK("x")',
    '+84 24 3',
    'a\tb',
    '1 < 2 && 3 > 2 \\ \\u0000 %00 ${x} {{y}}',
    'Việt\u200bNam',
  ])('%j comes back as it was typed', (words) => {
    expect(kept(words)).toBe(words);
  });

  test('loses the blanks around it and has one kind of line break', () => {
    expect(kept('\r\n một \r\nhai\rba\u2028bốn\n\nnăm \t')).toBe('một \nhai\nba\nbốn\n\nnăm');
  });

  test('loses control characters, which nobody sees; those that break a line become a line break', () => {
    expect(kept('a\x01b\x1b[31mc\x7fd\x9be')).toBe('ab[31mcde');
    expect(kept('một\vhai\fba\x85bốn')).toBe('một\nhai\nba\nbốn');
    expect(kept('\x01 \x1f')).toBeNull();
  });

  test.each(['\x01', '\u200b', ' \u2060\u200d ', '\u3164'])(
    'of nothing that can be seen (%j) is no name, and no contact',
    (unseen) => {
      const values = { unit: '79', respondent_name: unseen, respondent_phone: unseen };
      expect(errorCodesOf(values)).toEqual([
        ['respondent_name', 'required_name'],
        ['respondent_phone', 'required_phone_or_email'],
      ]);
    },
  );

  test('with a NUL is refused, also when there is nothing else', () => {
    for (const text of ['\0', 'a\0b'])
      expect(errorCodesOf(fullWith({ obstacles: text }))).toEqual([['obstacles', 'unstorable_text']]);
  });

  test('of one line has no line break in it, as a field of the form cannot hold one', () => {
    const { respondent_name, software_in_use } = answersOf(
      fullWith({ respondent_name: ' Nguyễn\r\n\n Thị \n Đào', 'software_in_use.0.name': 'Phần\u2028mềm' }),
    );
    expect(respondent_name).toBe('Nguyễn Thị Đào');
    expect(software_in_use[0]?.name).toBe('Phần mềm');
  });

  test('is measured as readers count: a letter with its marks is one', () => {
    expect(kept(long(10_000).normalize('NFD'))).toBe(long(10_000));
    expect(parseAnswers(fullWith({ respondent_name: '🇻🇳'.repeat(300) })).ok).toBe(true);
  });

  test('can not be made huge by piling marks on one letter', () => {
    const problemsWith = (marks: number) =>
      errorCodesOf(fullWith({ respondent_name: `a${'\u0323'.repeat(marks)}` }));
    expect(problemsWith(30)).toEqual([]);
    expect(problemsWith(31)).toEqual([['respondent_name', 'unstorable_text']]);
  });
});

describe('boxes', () => {
  test('come in the order of the paper, each once, however they were ticked', () => {
    const ticked = fullWith({ software_kinds: ['other', 'one_stop', 'other', 'one_stop'] });
    expect(answersOf(ticked).software_kinds).toEqual(['one_stop', 'other']);
  });

  test('of section 2 may come as a list of one', () => {
    expect(answersOf(fullWith({ plan_status: ['not_issued'] })).plan_status).toBe('not_issued');
    expect(answersOf(fullWith({ plan_status: ['issued', '', 'issued'] })).plan_status).toBe('issued');
  });

  test('a single one may come as plain text, as a form without script sends it', () => {
    expect(answersOf(fullWith({ software_kinds: 'civil_status' })).software_kinds).toEqual(['civil_status']);
  });

  test.each([
    ['software_kinds', 'software_kinds_other'],
    ['software_in_use.0.server_place', 'software_in_use.0.server_place_other'],
  ])('%s: "Khác" may not stay without words', (boxes, words) => {
    expect(errorCodesOf(fullWith({ [boxes]: ['other'], [words]: ' ' }))).toEqual([
      [words, 'explanation_missing'],
    ]);
    expect(errorCodesOf(fullWith({ [boxes]: 'other', [words]: undefined }))).toEqual([
      [words, 'explanation_missing'],
    ]);
    expect(parseAnswers(fullWith({ [boxes]: ['other'], [words]: 'x' })).ok).toBe(true);
    expect(parseAnswers(fullWith({ [boxes]: [], [words]: '' })).ok).toBe(true);
  });

  test('"Khác" of one block asks for words in that block only', () => {
    const two = fullWith({ 'software_in_use.7.name': 'B', 'software_in_use.7.server_place': ['other'] });
    expect(errorCodesOf(two)).toEqual([['software_in_use.7.server_place_other', 'explanation_missing']]);
  });

  test('words beside "Khác" that is not ticked are kept', () => {
    expect(answersOf(fullWith({ software_kinds: ['one_stop'] })).software_kinds_other).toBe(
      'Canary phần mềm khác',
    );
  });
});
