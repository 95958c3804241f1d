import { describe, expect, test } from 'vitest';
import { hasShapeOf } from '../../src/questionnaire/draft-path.ts';
import type { ErrorCode } from '../../src/questionnaire/messages.ts';
import { parseAnswers } from '../../src/questionnaire/parse-answers.ts';
import { fullValues, leastValues, fullWith } from './full-values.ts';
import { answersOf, errorCodesOf } from './parsed.ts';

type Typed = string | readonly string[];

describe('a Phiếu', () => {
  test('with every field filled is read whole', () => {
    expect(answersOf(fullValues)).toEqual({
      unit: '48',
      respondent_name: 'Canary Người Lập',
      respondent_position: 'Canary Chức vụ',
      respondent_phone: '0236 canary',
      respondent_email: 'canary@example.vn',
      data_date: '2016-11-15',
      registration_offices: { district: 8, commune: 56 },
      registrars: { district: 16, commune: 1112 },
      equipped_registrars: { district: 0, commune: 108 },
      plan_status: 'issued',
      software_kinds: ['one_stop', 'civil_status', 'public_service_portal', 'other'],
      software_kinds_other: 'Canary phần mềm khác',
      software_in_use: [
        {
          name: 'Canary tên 3.2',
          deployed_by: 'Canary đơn vị triển khai 3.2',
          supplier: 'Canary đơn vị cung cấp 3.2',
          scope: 'Canary phạm vi 3.2',
          database: ['centralized', 'distributed'],
          server_place: ['justice_department', 'information_department', 'supplier', 'other'],
          server_place_other: 'Canary máy chủ khác',
          application: ['web', 'desktop'],
          process: 'Canary quy trình 3.2',
          law_compliance: 'Canary Luật Hộ tịch',
          adaptability: 'Canary thay đổi',
        },
      ],
      software_planned: [
        {
          name: 'Canary tên 3.3',
          deployed_by: 'Canary đơn vị triển khai 3.3',
          scope: 'Canary phạm vi 3.3',
          database: ['centralized'],
          application: ['desktop'],
          process: 'Canary quy trình 3.3',
        },
      ],
      interconnection: 'Canary liên thông',
      obstacles: 'Canary khó khăn',
      proposals: 'Canary kiến nghị',
    });
  });

  test('needs only the Sở, a name and a telephone; all the rest is null, never 0 and never ""', () => {
    const none = { district: null, commune: null };
    expect(answersOf(leastValues)).toEqual({
      unit: '01',
      respondent_name: 'Nguyễn Văn A',
      respondent_position: null,
      respondent_phone: '0243 1',
      respondent_email: null,
      data_date: null,
      registration_offices: none,
      registrars: none,
      equipped_registrars: none,
      plan_status: null,
      software_kinds: [],
      software_kinds_other: null,
      software_in_use: [],
      software_planned: [],
      interconnection: null,
      obstacles: null,
      proposals: null,
    });
  });

  test('left blank asks for the Sở, the name and one way to reach the person, in printed order', () => {
    expect(errorCodesOf({})).toEqual([
      ['unit', 'required_unit'],
      ['respondent_name', 'required_name'],
      ['respondent_phone', 'required_phone_or_email'],
    ]);
  });

  test('with blanks in every field is the same as one with nothing typed', () => {
    const blanks = Object.fromEntries(Object.keys(fullValues).map((path) => [path, ' \u00a0\t\r\n\u3000']));
    expect(parseAnswers(blanks)).toEqual(parseAnswers({}));
    const ofLists = Object.keys(fullValues).filter((path) => hasShapeOf(path, ['']));
    const blankLists = Object.fromEntries(ofLists.map((path) => [path, ['', ' ']]));
    expect(parseAnswers({ ...blankLists, ...leastValues })).toEqual(parseAnswers(leastValues));
  });

  test('may be reached by e-mail instead of telephone', () => {
    const blankPhone = { ...leastValues, respondent_phone: ' ', respondent_email: 'a@moj.gov.vn' };
    expect(parseAnswers(blankPhone).ok).toBe(true);
  });

  test('names every fault at once, in printed order, each with its place and a sentence', () => {
    const faults = {
      proposals: 'a\0',
      'registrars.commune': '-1',
      'registrars.district': 'x',
      data_date: '31/2/2016',
      unit: '03',
    };
    expect(errorCodesOf({ ...faults, 'software_in_use.3.scope': 'toàn tỉnh' })).toEqual([
      ['unit', 'unknown_option'],
      ['respondent_name', 'required_name'],
      ['respondent_phone', 'required_phone_or_email'],
      ['data_date', 'not_a_date'],
      ['registrars.district', 'not_a_number'],
      ['registrars.commune', 'negative'],
      ['software_in_use.3.name', 'instance_name_missing'],
      ['proposals', 'unstorable_text'],
    ]);
  });

  test('of which the words of a fault tell the place', () => {
    const parsed = parseAnswers({ ...leastValues, 'registrars.commune': 'x' });
    expect(parsed).toMatchObject({ ok: false, errors: [{ place: 'Mục 1, dòng 2, Cấp xã' }] });
  });
});

const long = (n: number) => 'ẫ'.repeat(n);
const refused: [path: string, typed: Typed, code: ErrorCode][] = [
  ['unit', '03', 'unknown_option'],
  ['unit', '1', 'unknown_option'],
  ['unit', 'Hà Nội', 'unknown_option'],
  ['unit', ['01', '48'], 'unreadable'],
  ['plan_status', ['issued', 'not_issued'], 'both_boxes'],
  ['plan_status', 'Đã ban hành', 'unknown_option'],
  ['software_kinds', ['one_stop', 'two_stop'], 'unknown_option'],
  ['software_kinds', 'ONE_STOP', 'unknown_option'],
  ['software_in_use.0.application', 'other', 'unknown_option'],
  ['data_date', '15 tháng 11', 'not_a_date'],
  ['data_date', '31/02/2016', 'not_a_date'],
  ['data_date', '15/11/2106', 'year_out_of_range'],
  ['data_date', '15/11/0016', 'year_out_of_range'],
  ['data_date', '31/02/2106', 'not_a_date'],
  ['data_date', ['15/11/2016', '16/11/2016'], 'not_a_date'],
  ['registrars.commune', 'nhiều', 'not_a_number'],
  ['registrars.commune', '1,234', 'ambiguous'],
  ['registrars.commune', '1,5', 'fraction'],
  ['registrars.commune', '0.500', 'fraction'],
  ['registrars.commune', '−3', 'negative'],
  ['registrars.commune', '10.000.000', 'too_large'],
  ['registrars.commune', ['1', '234'], 'not_a_number'],
  ['respondent_name', long(501), 'too_long'],
  ['proposals', long(10_001), 'too_long'],
  ['obstacles', 'nửa ký tự \ud83d', 'unstorable_text'],
  ['obstacles', '\udc00', 'unstorable_text'],
  ['obstacles', 'không\0', 'unstorable_text'],
  ['software_kinds', ['one_stop', 'one_stop\0'], 'unstorable_text'],
  ['obstacles', ['Đường truyền', 'Máy tính'], 'unreadable'],
  ['obstacles', ['Đường truyền'], 'unreadable'],
  ['obstacles', [], 'unreadable'],
  ['software_in_use.0.name', ['Hộ tịch'], 'unreadable'],
  ['explanations.registrars.commune', ['Kiêm nhiệm'], 'unreadable'],
  ['late_reason', ['Bận'], 'unreadable'],
  ['software_kinds', Array.from({ length: 21 }, () => 'one_stop'), 'unreadable'],
];

describe('a field', () => {
  test.each(refused)('%s with %j is refused as %s', (path, typed, code) => {
    expect(errorCodesOf(fullWith({ [path]: typed }))).toEqual([[path, code]]);
  });

  test.each([
    ['nothing', 'unknown_question'],
    ['registrars', 'unknown_question'],
    ['software_planned.0.supplier', 'unknown_question'],
    ['software_planned.0.server_place', 'unknown_question'],
    ['software_in_use.00.name', 'unknown_question'],
    ['access_code', 'unknown_question'],
    ['toString', 'unknown_question'],
    ['constructor', 'unknown_question'],
    ['registrars.constructor', 'unknown_question'],
  ])('%s does not exist: %s', (path, code) => {
    expect(errorCodesOf(fullWith({ [path]: 'x' }))).toEqual([[path, code]]);
  });

  test('named __proto__ is refused like any other that the paper lacks, and changes no object', () => {
    const hostile: unknown = JSON.parse('{"__proto__": {"unit": "01"}, "unit": "01"}');
    expect(errorCodesOf(hostile)).toEqual([['__proto__', 'unknown_question']]);
    expect(({} as { unit?: string }).unit).toBeUndefined();
  });

  test('is not taken from what the object inherits', () => {
    const inherited: unknown = Object.create({ ...leastValues });
    expect(errorCodesOf(inherited)).toEqual(errorCodesOf({}));
  });

  test('that the paper lacks is named without what can not be stored or is too long', () => {
    expect(errorCodesOf({ ['\0\ud800' + 'x'.repeat(500)]: '' })).toEqual([
      ['\ufffd' + 'x'.repeat(98), 'unknown_question'],
    ]);
  });

  test.each([[null], [undefined], ['text'], [3], [true], [[]], [[{ unit: '01' }]]])(
    'can not be found in %j',
    (input) => {
      expect(errorCodesOf(input)).toEqual([['', 'unreadable']]);
    },
  );

  test.each([[3], [null], [{}], [['a', 3]], [[['a']]], [true]])('holding %j is unreadable', (value) => {
    expect(errorCodesOf({ ...leastValues, obstacles: value })).toEqual([['obstacles', 'unreadable']]);
  });

  test('more than the form could ever have makes the whole unreadable', () => {
    const many = Object.fromEntries(
      Array.from({ length: 4001 }, (_, i) => [`software_in_use.${i}.name`, '']),
    );
    expect(errorCodesOf(many)).toEqual([['', 'unreadable']]);
  });
});

describe('the sentence about a fault', () => {
  const sentence = (path: string, typed: string) => {
    const parsed = parseAnswers(fullWith({ [path]: typed }));
    return parsed.ok ? '' : (parsed.errors[0]?.message ?? '');
  };

  test('quotes what was typed, and no more than its beginning', () => {
    expect(sentence('registrars.commune', '12 người')).toMatch(/^“12 người” không phải là số\./);
    expect(sentence('registrars.commune', 'x'.repeat(1000))).toMatch(/^“x{40}…” không/);
  });

  test('proposes the number that was probably meant', () => {
    expect(sentence('registrars.commune', '1,234')).toContain('đề nghị ghi 1.234.');
  });

  test('never cuts a character in two', () => {
    expect(sentence('registrars.commune', `${'x'.repeat(39)}😀😀`).isWellFormed()).toBe(true);
  });

  test('names the box and the words that it needs', () => {
    expect(sentence('software_in_use.0.server_place_other', '')).toContain('“Nơi đặt máy chủ khác”');
  });
});
