import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { allFields } from '../../src/questionnaire/fields.ts';
import { limits } from '../../src/questionnaire/limits.ts';
import { publishedFacts } from '../../src/questionnaire/publication.ts';
import type { FormValues } from '../../src/questionnaire/form-values.ts';
import { parseAnswers } from '../../src/questionnaire/parse-answers.ts';
import { countCharacters } from '../../src/vietnamese/text.ts';
import { extreme } from '../fixtures/extreme-fifty.ts';
import { typedTexts } from '../tools/demo/typed-texts.ts';

const folder = path.join(import.meta.dirname, '../fixtures');
const read = (name: string) =>
  JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')) as FormValues;
const canaryOf = (path: string) =>
  `canary-${path.replace(/^software_(in_use|planned)\.0\./, '$1-').replaceAll('_', '-')}`;
const answersOf = (name: string) => answersIn(read(name));
const answersIn = (values: FormValues) => {
  const parsed = parseAnswers(values);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.answers;
};

describe('the respondents that tests send', () => {
  test.each(
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => path.basename(file, '.json')),
  )('%s reads without an error', (name) => {
    expect(() => answersOf(name)).not.toThrow();
  });

  test('“full” fills every field of the Phiếu, with two software in use and one planned', () => {
    const formValues = read('full-two-in-use-one-planned');
    const second = allFields
      .filter(({ path }) => path.startsWith('software_in_use.'))
      .map(({ path }) => path.replace('.0.', '.1.'));
    const paths = [...allFields.map(({ path }) => path), ...second];
    expect(Object.keys(formValues).sort()).toEqual(paths.sort());
    const answers = answersOf('full-two-in-use-one-planned');
    expect([answers.software_in_use.length, answers.software_planned.length]).toEqual([2, 1]);
    expect(new Set(typedTexts(formValues)).size).toBe(typedTexts(formValues).length);
  });

  test('“minimal” holds the least that can be sent', () => {
    for (const left of Object.keys(read('minimal'))) {
      const formValues = Object.entries(read('minimal')).filter(([path]) => path !== left);
      expect(parseAnswers(Object.fromEntries(formValues)).ok).toBe(false);
    }
  });

  test('“extreme” goes to every limit of the Phiếu', () => {
    const { software_in_use, software_planned, ...answers } = answersIn(extreme);
    expect([software_in_use.length, software_planned.length]).toEqual([limits.instances, limits.instances]);
    expect(answers.registrars).toEqual({ district: limits.count, commune: limits.count });
    expect(countCharacters(answers.obstacles ?? '')).toBe(limits.text);
    expect(countCharacters(software_in_use[49]?.name ?? '')).toBe(limits.line);
  });

  test('“hostile” has a canary in every text, and none of them is published', () => {
    const formValues = read('hostile-text');
    const paths = allFields.filter(({ question }) => question.kind === 'text').map(({ path }) => path);
    for (const path of paths) expect(formValues[path]).toContain(canaryOf(path));
    expect(JSON.stringify(publishedFacts(answersOf('hostile-text')))).not.toContain('canary');
  });
});
