import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answersSchema } from '../../src/questionnaire/answers.ts';
import { findField, isExplanationPath } from '../../src/questionnaire/fields.ts';
import { messages } from '../../src/questionnaire/messages.ts';
import { publishedFacts, publishedFactsSchema } from '../../src/questionnaire/publication.ts';
import { readRaw } from '../../src/questionnaire/read-raw.ts';
import { anyJson, anyRaw } from './any-input.ts';
import { rawOfAnswers } from './raw-of-answers.ts';

const runs = { seed: 669, numRuns: 1000 };

describe('readRaw', () => {
  test('answers any JSON value with answers or errors, never with an exception', () => {
    fc.assert(
      fc.property(anyJson, (input) => {
        const reading = readRaw(input);
        if (!reading.ok) expect(reading.errors.length).toBeGreaterThan(0);
        expect(JSON.stringify(reading).isWellFormed()).toBe(true);
        expect(Object.prototype).not.toHaveProperty('unit');
      }),
      runs,
    );
  });

  test('makes of any raw input either answers after the schema or errors that point at fields', () => {
    let read = 0;
    fc.assert(
      fc.property(anyRaw, (raw) => {
        const reading = readRaw(raw);
        if (reading.ok) {
          read += 1;
          expect(answersSchema.parse(reading.answers)).toEqual(reading.answers);
          publishedFactsSchema.parse(publishedFacts(reading.answers));
          return;
        }
        const paths = reading.errors.map(({ path }) => path);
        expect(paths.filter((path) => !findField(path) && !isExplanationPath(path))).toEqual([]);
        expect(new Set(paths).size).toBe(paths.length);
        for (const { problem, message, place } of reading.errors) {
          expect(Object.keys(messages)).toContain(problem);
          expect(message.isWellFormed() && place.isWellFormed()).toBe(true);
        }
      }),
      runs,
    );
    // The property says nothing about answers unless some raw inputs can be read.
    expect(read).toBeGreaterThan(runs.numRuns / 20);
  });

  test('gives text that PostgreSQL can store, in NFC and without blanks around it', () => {
    const texts = (value: unknown): string[] => {
      if (typeof value === 'string') return [value];
      return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
    };
    fc.assert(
      fc.property(anyRaw, (raw) => {
        const reading = readRaw(raw);
        if (!reading.ok) return;
        for (const text of texts(reading.answers)) {
          expect(text).toBe(text.normalize('NFC').trim());
          expect(text.isWellFormed() && !/[\0\r]/.test(text) && text !== '').toBe(true);
        }
      }),
      runs,
    );
  });

  test('reads its own answers, typed again, as the same answers', () => {
    fc.assert(
      fc.property(anyRaw, (raw) => {
        const reading = readRaw(raw);
        if (!reading.ok) return;
        expect(readRaw(rawOfAnswers(reading.answers))).toMatchObject({ ok: true, answers: reading.answers });
      }),
      runs,
    );
  });

  test('reads NFD as NFC, and the order of entries changes nothing', () => {
    fc.assert(
      fc.property(anyRaw, (raw) => {
        const decomposed = Object.entries(raw).map(([path, typed]) => [
          path,
          typeof typed === 'string' ? typed.normalize('NFD') : typed.map((text) => text.normalize('NFD')),
        ]);
        const reading = readRaw(raw);
        const other = readRaw(Object.fromEntries(decomposed.reverse()));
        expect(other.ok).toBe(reading.ok);
        if (reading.ok && other.ok) expect(other.answers).toEqual(reading.answers);
      }),
      runs,
    );
  });

  test('leaves what it was given as it was', () => {
    fc.assert(
      fc.property(anyRaw, (raw) => {
        const before = structuredClone(raw);
        readRaw(raw);
        expect(raw).toEqual(before);
      }),
      { ...runs, numRuns: 200 },
    );
  });
});
