import { describe, expect, test } from 'vitest';
import type { Answers } from '../../../src/questionnaire/answers.ts';
import type { FormValues } from '../../../src/questionnaire/form-values.ts';
import { parseAnswers } from '../../../src/questionnaire/parse-answers.ts';
import { provinceByCode, type Province } from '../../../src/units/units.ts';
import { readDemoData, type DemoEvent } from '../../../tools/demo/demo-data.ts';
import { typedTexts } from './typed-texts.ts';

const events = readDemoData();
const valuesOf = (...kinds: DemoEvent['kind'][]): FormValues[] =>
  events.flatMap((entry) => (kinds.includes(entry.kind) && 'values' in entry ? [entry.values] : []));

/** What each Sở said in the end, corrections included. */
const lastWords: { province: Province; answers: Answers }[] = valuesOf('sent').map((first) => {
  const changes = events
    .filter((entry) => entry.kind === 'corrected')
    .filter(({ unit }) => unit === first['unit']);
  const reading = parseAnswers(Object.assign({}, first, ...changes.map((entry) => entry.changes)));
  const province = provinceByCode(String(first['unit']));
  if (!reading.ok || !province) throw new Error(JSON.stringify(reading));
  return { province, answers: reading.answers };
});

describe('the trial Phiếu', () => {
  test('all read without an error', () => {
    const errors = valuesOf('sent', 'held')
      .map((values) => parseAnswers(values))
      .filter(({ ok }) => !ok);
    expect(errors).toEqual([]);
  });

  test('come from forty Sở, each once, of all regions and all three kinds of deployment', () => {
    const units = lastWords.map(({ province }) => province.code);
    expect(units).toHaveLength(40);
    expect(new Set(units).size).toBe(40);
    expect(new Set(lastWords.map(({ province }) => province.regionCode)).size).toBe(6);
  });

  test('hold every letter of Vietnamese, small and capital', () => {
    const vowels = 'aăâeêioôơuưy'.split('');
    const tones = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];
    const alphabet = [
      ...'bcdđghklmnpqrstvx',
      ...vowels.flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize('NFC'))),
    ];
    expect(alphabet).toHaveLength(89);
    const text = valuesOf('sent').flatMap(typedTexts).join(' ').normalize('NFC');
    const missing = alphabet
      .flatMap((letter) => [letter, letter.toUpperCase()])
      .filter((letter) => !text.includes(letter));
    expect(missing).toEqual([]);
  });

  test('came in working hours between 15/11 and 10/12/2016, one after the other', () => {
    const times = events.map(({ at }) => at);
    expect(times).toEqual([...new Set(times)].sort());
    for (const at of times) {
      expect(at > '2016-11-15T07:30' && at < '2016-12-10').toBe(true);
      expect(at.slice(11) >= '07:30' && at.slice(11) <= '17:00').toBe(true);
      expect([1, 2, 3, 4, 5]).toContain(new Date(`${at}:00Z`).getUTCDay());
    }
  });

  test('name people and addresses that cannot exist', () => {
    for (const formValues of valuesOf('sent', 'held')) {
      expect(formValues['respondent_name']).toMatch(/(Thử|Mẫu|Minh Họa|Giả Định|Ví Dụ)$/);
      if (formValues['respondent_phone'])
        expect(formValues['respondent_phone']).toMatch(/^0000[ .-]\d{3}[ .-]\d{3}$/);
      if (formValues['respondent_email'])
        expect(formValues['respondent_email']).toMatch(/^[a-z.]+@[a-z-]+\.example$/);
    }
  });

  test('are written by different hands: no long text is said twice', () => {
    const opinions = lastWords.flatMap(({ answers }) => [
      answers.obstacles,
      answers.proposals,
      answers.interconnection,
    ]);
    const long = opinions.filter((text) => text !== null && text.length > 20);
    expect(long.length).toBeGreaterThan(80);
    expect(new Set(long).size).toBe(long.length);
  });

  test('mention the ministry’s software where the letter says that it runs', () => {
    for (const { province, answers } of lastWords) {
      const names = answers.software_in_use.map(({ name }) => name).join('; ');
      if (province.birthRegistration) expect(names).toMatch(/khai sinh điện tử/);
      if (province.civilStatus) expect(names).toMatch(/hộ tịch dùng chung/);
      if (!province.birthRegistration) expect(names).not.toMatch(/khai sinh điện tử/);
    }
    expect(lastWords.filter(({ province }) => province.birthRegistration)).toHaveLength(11);
  });

  test('describe one to three software each, apart from one with fifty and a few with none', () => {
    const numbers = lastWords.map(({ answers }) => answers.software_in_use.length);
    expect(numbers.filter((number) => number === 50)).toHaveLength(1);
    expect(numbers.filter((number) => number === 0)).toHaveLength(3);
    expect(numbers.filter((number) => number > 3)).toHaveLength(1);
  });
});

describe('the figures of the trial Phiếu', () => {
  test('count as many offices as the catalogue of 2016, give or take one', () => {
    for (const { province, answers } of lastWords) {
      const { district, commune } = answers.registration_offices;
      expect(Math.abs((district ?? NaN) - province.districts), province.name).toBeLessThanOrEqual(1);
      expect(Math.abs((commune ?? NaN) - province.communes), province.name).toBeLessThanOrEqual(1);
    }
    const sum = lastWords.reduce(
      (total, { answers }) => total + (answers.registration_offices.commune ?? 0),
      0,
    );
    expect(sum).toBe(lastWords.reduce((total, { province }) => total + province.communes, 0));
  });

  test('have one to two registrars in a commune, of whom 60 to 100 % were given a computer', () => {
    for (const { province, answers } of lastWords) {
      const people = answers.registrars.commune ?? NaN;
      const equipped = answers.equipped_registrars.commune;
      const perCommune = people / province.communes;
      expect(perCommune, province.name).toBeGreaterThan(0.95);
      expect(perCommune, province.name).toBeLessThanOrEqual(2);
      if (equipped === null || province.name === 'Cà Mau') continue;
      expect(equipped / people, province.name).toBeGreaterThanOrEqual(0.6);
      expect(equipped / people, province.name).toBeLessThanOrEqual(1);
    }
  });

  test('are lower in the mountains of the north than elsewhere', () => {
    const share = (mountains: boolean) => {
      const asked = lastWords.filter(({ province }) => (province.regionCode === 'TDMNPB') === mountains);
      const complete = asked.filter(({ answers }) => answers.equipped_registrars.commune !== null);
      const sum = (row: 'registrars' | 'equipped_registrars') =>
        complete.reduce((total, { answers }) => total + (answers[row].commune ?? 0), 0);
      return sum('equipped_registrars') / sum('registrars');
    };
    expect(share(true)).toBeLessThan(0.8);
    expect(share(false)).toBeGreaterThan(0.88);
  });

  test('keep blank, 0 and a figure apart', () => {
    const district = lastWords.map(({ answers }) => answers.equipped_registrars.district);
    expect(district.filter((figure) => figure === null)).toHaveLength(2);
    expect(district.filter((figure) => figure === 0)).toHaveLength(1);
    expect(lastWords.filter(({ answers }) => answers.plan_status === null)).toHaveLength(1);
  });
});
