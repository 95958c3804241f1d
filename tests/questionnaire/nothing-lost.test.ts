import * as z from 'zod/mini';
import { describe, expect, test } from 'vitest';
import { answerSchema } from '../../src/questionnaire/answer-schema.ts';
import { answersSchema } from '../../src/questionnaire/answers.ts';
import { dictionary } from '../../src/questionnaire/dictionary.ts';
import { allFields, describePlace, findField } from '../../src/questionnaire/fields.ts';
import { questions } from '../../src/questionnaire/questionnaire.ts';
import { parseAnswers } from '../../src/questionnaire/parse-answers.ts';
import { boxesOnPaper, fieldsOnPaper } from './fields-on-paper.ts';
import { fullValues } from './full-values.ts';

// The form's HTML is held against the same list in tests/form/questionnaire-on-form.test.ts.

describe('no question of the paper is lost', () => {
  test('by the fields', () => {
    expect(allFields.map(({ path }) => path)).toEqual(fieldsOnPaper);
    expect(fieldsOnPaper.filter((path) => findField(path)?.path !== path)).toEqual([]);
  });

  test('by the schema of the answers', () => {
    expect(pathsOf(answersSchema)).toEqual(fieldsOnPaper);
  });

  test('by the data dictionary', () => {
    const variables = fieldsOnPaper.map((path) => path.replace('.0.', '[].'));
    expect(dictionary.map(({ variable }) => variable)).toEqual(variables);
  });

  test('by the boxes of the groups, in fields, dictionary and schema', () => {
    const boxes = Object.fromEntries(
      allFields.flatMap(({ path, question }) =>
        'options' in question && path !== 'unit'
          ? [[path, Object.fromEntries(question.options.map(({ value, label }) => [value, label]))]]
          : [],
      ),
    );
    expect(boxes).toEqual(boxesOnPaper);
    for (const [path, expected] of Object.entries(boxesOnPaper)) {
      const entry = dictionary.find(({ variable }) => variable === path.replace('.0.', '[].'));
      expect(entry?.options.map(({ value }) => value)).toEqual(Object.keys(expected));
      const question = findField(path)?.question;
      const answer = question && answerSchema(question);
      const all = path === 'plan_status' ? 'issued' : Object.keys(expected);
      expect(answer && z.safeParse(answer, all).success).toBe(true);
      expect(answer && z.safeParse(answer, path === 'plan_status' ? 'x' : ['x']).success).toBe(false);
    }
  });

  test('section 2 alone takes one box, every other group several', () => {
    const oneBox = allFields.filter(({ question }) => question.kind === 'choice');
    expect(oneBox.map(({ path }) => path)).toEqual(['plan_status']);
  });

  test('3.2 has ten items, 3.3 six, without supplier, server place and "Khả năng đáp ứng"', () => {
    const items = (instance: string) =>
      allFields.filter(({ path, question }) => path.startsWith(instance) && !('explains' in question));
    expect(items('software_in_use.')).toHaveLength(10);
    expect(items('software_planned.')).toHaveLength(6);
    const planned = JSON.stringify(
      items('software_planned.').map(({ question }) => [question.name, question.label]),
    );
    expect(planned).not.toMatch(/supplier|server|law|adapt|cung cấp|máy chủ|Khả năng đáp ứng|footnote/);
  });

  test('3.3 carries no footnote inside its blocks but the one about the next', () => {
    const planned = dictionary.filter(({ variable }) => variable.startsWith('software_planned'));
    expect(planned.flatMap(({ footnotes }) => footnotes)).toEqual([5]);
    expect(dictionary.flatMap(({ footnotes }) => footnotes)).toEqual([1, 4, 2, 3, 5]);
    const repeats = questions.filter((question) => question.kind === 'repeat');
    expect(repeats.map(({ nextFootnote, printed }) => [nextFootnote, printed])).toEqual([
      [4, 2],
      [5, 2],
    ]);
  });
});

describe('the schema of the answers', () => {
  const answers = rawAnswers();

  test.each([
    ['obstacles', ''],
    ['data_date', '2016-02-30'],
    ['data_date', '2106-11-15'],
    ['data_date', '30/11/2016'],
    ['data_date', ''],
    ['unit', null],
    ['unit', '03'],
    ['plan_status', ''],
    ['software_kinds', ['other', 'other']],
    ['software_kinds', null],
    ['registrars', { district: '', commune: null }],
    ['registrars', { district: -1, commune: null }],
    ['registrars', { district: 1.5, commune: null }],
    ['registrars', { district: 10_000_000, commune: null }],
    ['registrars', { district: 1 }],
    ['software_in_use', [{ name: 'A' }]],
    ['software_in_use', null],
  ])('refuses %s as %j', (name, value) => {
    expect(answersSchema.safeParse(answers).success).toBe(true);
    expect(answersSchema.safeParse({ ...answers, [name]: value }).success).toBe(false);
  });

  test('refuses what the Phiếu does not ask, and less than it asks', () => {
    expect(answersSchema.safeParse({ ...answers, note: null }).success).toBe(false);
    for (const name of Object.keys(answers))
      expect(answersSchema.safeParse({ ...answers, [name]: undefined }).success).toBe(false);
  });
});

describe('a path', () => {
  test.each(
    ['', '.', 'unit.', '.unit', 'unit.x', 'unit.0', 'registrars', 'registrars.', 'registrars.0'].concat(
      ['registrars.district.x', 'software_in_use', 'software_in_use.0', 'software_in_use..name'],
      [
        'software_in_use.00.name',
        'software_in_use.01.name',
        'software_in_use.-1.name',
        'software_in_use.10000000000000.name',
      ],
      [
        'software_in_use.0.name.x',
        'software_in_use.x.name',
        'software_planned.0.supplier',
        'software_in_use.1e1.name',
      ],
      ['software_planned.0.server_place', 'Unit', ' unit', 'unit\n', '__proto__', 'constructor', 'toString'],
      [
        'registrars.__proto__',
        'registrars.constructor',
        'software_in_use.0.__proto__',
        'software_in_use.0.constructor',
      ],
      ['software_in_use.__proto__.name', 'access_code', 'software_in_use.٣.name', 'software_in_use.0\n.name'],
    ),
  )('%j is no field', (path) => {
    expect(findField(path)).toBeUndefined();
  });

  test('keeps the number of its block, up to thirteen digits', () => {
    expect(findField('software_in_use.9999999999999.name')?.instance?.index).toBe(9_999_999_999_999);
  });

  test.each([
    ['unit', 'Thông tin hành chính: Sở Tư pháp'],
    ['registrars.commune', 'Mục 1, dòng 2, Cấp xã'],
    ['software_in_use.0.name', 'Mục 3.2, phần mềm thứ 1: Tên phần mềm'],
    ['proposals', 'Mục 5: Kiến nghị, đề xuất'],
    ['nothing', 'nothing'],
  ])('%s stands at "%s"', (path, place) => {
    expect(describePlace(path)).toBe(place);
  });

  test('of a block is cited by the position of the block, not by its identity', () => {
    expect(describePlace('software_planned.17.scope', 2)).toBe('Mục 3.3, phần mềm thứ 2: Phạm vi triển khai');
  });
});

function rawAnswers(): object {
  const parsed = parseAnswers(fullValues);
  return parsed.ok ? parsed.answers : {};
}

/** The paths of a zod schema's leaves, with 0 for the items of a list of objects. */
function pathsOf(schema: z.core.$ZodType, prefix = ''): string[] {
  if (schema instanceof z.ZodMiniObject)
    return Object.entries(schema.shape as Record<string, z.core.$ZodType>).flatMap(([name, inner]) =>
      pathsOf(inner, prefix === '' ? name : `${prefix}.${name}`),
    );
  if (schema instanceof z.ZodMiniArray && schema.def.element instanceof z.ZodMiniObject)
    return pathsOf(schema.def.element, `${prefix}.0`);
  return [prefix];
}
