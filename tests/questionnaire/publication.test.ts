import { describe, expect, test } from 'vitest';
import { splitContact } from '../../src/questionnaire/contact.ts';
import { dictionary } from '../../src/questionnaire/dictionary.ts';
import { publishedFacts, publishedFactsSchema } from '../../src/questionnaire/publication.ts';
import { parseAnswers } from '../../src/questionnaire/parse-answers.ts';
import { fullValues, leastValues, fullWith } from './full-values.ts';
import { answersOf } from './parsed.ts';

describe('what is published', () => {
  test('of a Phiếu with every field filled is this and nothing else', () => {
    expect(publishedFacts(answersOf(fullValues))).toEqual({
      registration_offices: { district: 8, commune: 56 },
      registrars: { district: 16, commune: 1112 },
      equipped_registrars: { district: 0, commune: 108 },
      plan_status: 'issued',
      software_kinds: ['one_stop', 'civil_status', 'public_service_portal', 'other'],
      software_in_use: [
        {
          database: ['centralized', 'distributed'],
          server_place: ['justice_department', 'information_department', 'supplier', 'other'],
          application: ['web', 'desktop'],
        },
      ],
      software_planned: [{ database: ['centralized'], application: ['desktop'] }],
      answered: { interconnection: true, obstacles: true, proposals: true },
    });
  });

  test('holds nothing that was typed as text, whatever the field', () => {
    const typed = Object.values(fullValues).filter(
      (text) => typeof text === 'string' && text.includes('anary'),
    );
    expect(typed).toHaveLength(dictionary.filter(({ kind }) => kind === 'text').length);
    const published = JSON.stringify(publishedFacts(answersOf(fullValues)));
    expect(published).not.toMatch(/canary/i);
    expect(published).not.toContain('2016');
  });

  test('keeps blank, 0 and nothing ticked apart', () => {
    const none = { district: null, commune: null };
    expect(publishedFacts(answersOf(leastValues))).toEqual({
      registration_offices: none,
      registrars: none,
      equipped_registrars: none,
      plan_status: null,
      software_kinds: [],
      software_in_use: [],
      software_planned: [],
      answered: { interconnection: false, obstacles: false, proposals: false },
    });
  });

  test('shows a block of which nothing is published as a block', () => {
    const answers = answersOf({
      ...leastValues,
      'software_in_use.0.name': 'a',
      'software_in_use.1.name': 'b',
    });
    const empty = { database: [], server_place: [], application: [] };
    expect(publishedFacts(answers).software_in_use).toEqual([empty, empty]);
  });

  test('is an allow-list: each field of the dictionary that may be published, as a person decided', () => {
    const by = (published: string) =>
      dictionary.filter((entry) => entry.published === published).map(({ variable }) => variable);
    expect(by('value')).toEqual([
      'unit',
      'registration_offices.district',
      'registration_offices.commune',
      'registrars.district',
      'registrars.commune',
      'equipped_registrars.district',
      'equipped_registrars.commune',
      'plan_status',
      'software_kinds',
      'software_in_use[].database',
      'software_in_use[].server_place',
      'software_in_use[].application',
      'software_planned[].database',
      'software_planned[].application',
    ]);
    expect(by('count')).toEqual(['interconnection', 'obstacles', 'proposals']);
    expect(dictionary.filter(({ kind, published }) => kind === 'text' && published === 'value')).toEqual([]);
  });
});

describe('the data dictionary', () => {
  test('has every footnote of the Phiếu, each where it stands', () => {
    const noted = dictionary.flatMap(({ variable, footnotes }) =>
      footnotes.map((number) => [number, variable]),
    );
    expect(noted.sort()).toEqual([
      [1, 'plan_status'],
      [2, 'software_in_use[].application'],
      [3, 'software_in_use[].application'],
      [4, 'software_in_use[].name'],
      [5, 'software_planned[].name'],
    ]);
  });
});

describe('the schema of what is published', () => {
  const facts = publishedFacts(answersOf(fullValues));
  const isRead = (value: unknown) => publishedFactsSchema.safeParse(value).success;

  test('accepts what is published, and nothing less', () => {
    expect(publishedFactsSchema.parse(facts)).toEqual(facts);
    for (const name of Object.keys(facts)) expect(isRead({ ...facts, [name]: undefined })).toBe(false);
  });

  test.each(objectsIn(facts))('refuses one more key in %s', (path) => {
    expect(isRead(withKey(facts, path, 'note'))).toBe(false);
    expect(isRead(withKey(facts, path, 'name'))).toBe(false);
  });

  test.each([
    ['registrars', { district: -1, commune: 0 }],
    ['registrars', { district: '1', commune: 0 }],
    ['registrars', { district: 1.5, commune: 0 }],
    ['registrars', { district: 10_000_000, commune: 0 }],
    ['plan_status', 'maybe'],
    ['software_kinds', ['Canary']],
    ['software_kinds', ['other', 'other']],
    ['answered', { interconnection: 'Canary', obstacles: true, proposals: true }],
  ])('refuses %s as %j', (name, value) => {
    expect(isRead({ ...facts, [name]: value })).toBe(false);
  });
});

describe('the contact', () => {
  const contactNames = ['respondent_name', 'respondent_position', 'respondent_phone', 'respondent_email'];

  test('is kept apart from the answers, nothing lost and nothing twice', () => {
    const answers = answersOf(fullValues);
    const parts = splitContact(answers);
    expect(Object.keys(parts.contact)).toEqual(contactNames);
    expect({ ...parts.contact, ...parts.answers }).toEqual(answers);
    expect(JSON.stringify(parts.answers)).not.toMatch(/respondent|example\.vn|0236|Người Lập|Chức vụ/);
  });

  test('has room in the database, however long it may be', () => {
    // The column holds 20,000 bytes of JSON. A letter of three bytes, with more and more marks that have no letter.
    const sizes = Array.from({ length: 40 }, (_, marks) => {
      const wide = `ẫ${'\u0331'.repeat(marks)}`.repeat(500);
      const parsed = parseAnswers(fullWith(Object.fromEntries(contactNames.map((name) => [name, wide]))));
      return parsed.ok
        ? new TextEncoder().encode(JSON.stringify(splitContact(parsed.answers).contact)).length
        : 0;
    });
    expect(sizes[0]).toBeGreaterThan(6000);
    expect(Math.max(...sizes)).toBeLessThan(20_000);
  });
});

function objectsIn(value: unknown, path = '$'): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([name, child]) => objectsIn(child, `${path}.${name}`));
  return Array.isArray(value) ? inner : [path, ...inner];
}

function withKey(value: object, path: string, key: string): unknown {
  const copy = structuredClone(value);
  const target = path
    .split('.')
    .slice(1)
    .reduce((object, name) => (object as Record<string, object>)[name] ?? {}, copy);
  return Object.assign(target, { [key]: 'Canary' }) && copy;
}
