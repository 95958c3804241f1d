import { describe, expect, test } from 'vitest';
import { parseAnswers } from '../../src/questionnaire/parse-answers.ts';
import { fullValues, leastValues } from './full-values.ts';
import { answersOf, errorCodesOf } from './parsed.ts';

describe('software blocks', () => {
  test.each(Object.keys(fullValues).filter((path) => path.includes('.0.') && !path.endsWith('.name')))(
    'one with only %s needs a name',
    (path) => {
      const typed = path.endsWith('server_place') ? ['supplier'] : (fullValues[path] ?? '');
      const instance = path.slice(0, path.lastIndexOf('.'));
      expect(errorCodesOf({ ...leastValues, [path]: typed })).toEqual([
        [`${instance}.name`, 'instance_name_missing'],
      ]);
    },
  );

  test('that hold nothing are not there; the others keep their order, whatever their numbers', () => {
    const values = {
      ...leastValues,
      'software_in_use.900.name': 'ba',
      'software_in_use.0.name': ' ',
      'software_in_use.0.database': [] as string[],
      'software_in_use.2.name': 'một',
      'software_in_use.10.name': 'hai',
      'software_planned.5.name': 'dự kiến',
    };
    const { software_in_use, software_planned } = answersOf(values);
    expect(software_in_use.map(({ name }) => name)).toEqual(['một', 'hai', 'ba']);
    expect(software_planned.map(({ name }) => name)).toEqual(['dự kiến']);
  });

  test('are cited by their position, not by their number', () => {
    const parsed = parseAnswers({
      ...leastValues,
      'software_in_use.3.name': 'a',
      'software_in_use.40.scope': 'b',
    });
    expect(parsed).toMatchObject({
      ok: false,
      errors: [{ place: 'Mục 3.2, phần mềm thứ 2: Tên phần mềm' }],
    });
  });

  test('are at most fifty in each of 3.2 and 3.3', () => {
    const instances = (count: number, repeat = 'software_in_use') =>
      Object.fromEntries(
        Array.from({ length: count }, (_, i) => [`${repeat}.${i * 3}.name`, `Phần mềm ${i}`]),
      );
    const fifty = { ...leastValues, ...instances(50), ...instances(50, 'software_planned') };
    expect(answersOf(fifty).software_in_use).toHaveLength(50);
    expect(answersOf(fifty).software_planned).toHaveLength(50);
    expect(errorCodesOf({ ...leastValues, ...instances(51) })).toEqual([
      ['software_in_use.150.name', 'too_many_instances'],
    ]);
  });

  test('a field that is wrong in two ways is named once', () => {
    const instances = Object.fromEntries(
      Array.from({ length: 51 }, (_, i) => [`software_in_use.${i}.scope`, 'x']),
    );
    const paths = errorCodesOf({ ...leastValues, ...instances }).map(([path]) => path);
    expect(paths).toHaveLength(51);
    expect(new Set(paths).size).toBe(51);
  });
});
