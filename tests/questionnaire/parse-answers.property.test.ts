import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answersSchema } from '../../src/questionnaire/answers.ts';
import { findField, isExplanationPath } from '../../src/questionnaire/fields.ts';
import { messages } from '../../src/questionnaire/messages.ts';
import { publishedFacts, publishedFactsSchema } from '../../src/questionnaire/publication.ts';
import { parseAnswers } from '../../src/questionnaire/parse-answers.ts';
import { anyJson, anyValues } from './any-input.ts';
import { valuesOfAnswers } from './values-of-answers.ts';

const runs = { seed: 669, numRuns: 1000 };

describe('parseAnswers', () => {
  test('answers any JSON value with answers or errors, never with an exception', () => {
    fc.assert(
      fc.property(anyJson, (input) => {
        const parsed = parseAnswers(input);
        if (!parsed.ok) expect(parsed.errors.length).toBeGreaterThan(0);
        expect(JSON.stringify(parsed).isWellFormed()).toBe(true);
        expect(Object.prototype).not.toHaveProperty('unit');
      }),
      runs,
    );
  });

  test('makes of any form values either answers after the schema or errors that point at fields', () => {
    let read = 0;
    fc.assert(
      fc.property(anyValues, (values) => {
        const parsed = parseAnswers(values);
        if (parsed.ok) {
          read += 1;
          expect(answersSchema.parse(parsed.answers)).toEqual(parsed.answers);
          publishedFactsSchema.parse(publishedFacts(parsed.answers));
          return;
        }
        const paths = parsed.errors.map(({ path }) => path);
        expect(paths.filter((path) => !findField(path) && !isExplanationPath(path))).toEqual([]);
        expect(new Set(paths).size).toBe(paths.length);
        for (const { code, message, place } of parsed.errors) {
          expect(Object.keys(messages)).toContain(code);
          expect(message.isWellFormed() && place.isWellFormed()).toBe(true);
        }
      }),
      runs,
    );
    // The property says nothing about answers unless some inputs can be read.
    expect(read).toBeGreaterThan(runs.numRuns / 20);
  });

  test('gives text that PostgreSQL can store, in NFC and without blanks around it', () => {
    const texts = (value: unknown): string[] => {
      if (typeof value === 'string') return [value];
      return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
    };
    fc.assert(
      fc.property(anyValues, (formValues) => {
        const parsed = parseAnswers(formValues);
        if (!parsed.ok) return;
        for (const text of texts(parsed.answers)) {
          expect(text).toBe(text.normalize('NFC').trim());
          expect(text.isWellFormed() && !/[\0\r]/.test(text) && text !== '').toBe(true);
        }
      }),
      runs,
    );
  });

  test('reads its own answers, typed again, as the same answers', () => {
    fc.assert(
      fc.property(anyValues, (formValues) => {
        const parsed = parseAnswers(formValues);
        if (!parsed.ok) return;
        expect(parseAnswers(valuesOfAnswers(parsed.answers))).toMatchObject({
          ok: true,
          answers: parsed.answers,
        });
      }),
      runs,
    );
  });

  test('reads NFD as NFC, and the order of entries changes nothing', () => {
    fc.assert(
      fc.property(anyValues, (formValues) => {
        const decomposed = Object.entries(formValues).map(([path, typed]) => [
          path,
          typeof typed === 'string' ? typed.normalize('NFD') : typed.map((text) => text.normalize('NFD')),
        ]);
        const parsed = parseAnswers(formValues);
        const other = parseAnswers(Object.fromEntries(decomposed.reverse()));
        expect(other.ok).toBe(parsed.ok);
        if (parsed.ok && other.ok) expect(other.answers).toEqual(parsed.answers);
      }),
      runs,
    );
  });

  test('leaves what it was given as it was', () => {
    fc.assert(
      fc.property(anyValues, (formValues) => {
        const before = structuredClone(formValues);
        parseAnswers(formValues);
        expect(formValues).toEqual(before);
      }),
      { ...runs, numRuns: 200 },
    );
  });
});
