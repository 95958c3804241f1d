import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Answers } from '../../src/questionnaire/answers.ts';
import { answersHash, sha256, shortHash } from '../../src/submission/answers-hash.ts';
import { fieldsOnPaper } from '../questionnaire/fields-on-paper.ts';
import { fullValues, fullWith } from '../questionnaire/full-values.ts';
import { answersOf } from '../questionnaire/parsed.ts';

type Changes = Parameters<typeof fullWith>[0];

const hashOf = (changes: Changes = {}) => answersHash(1, answersOf(fullWith(changes)), {});
const contact = ['respondent_name', 'respondent_position', 'respondent_phone', 'respondent_email'];

describe('the hash of what a Director signs', () => {
  test.each(fieldsOnPaper.filter((path) => !contact.includes(path)))('changes with %s', async (path) => {
    expect(await hashOf({ [path]: otherValue(path) })).not.toBe(await hashOf());
  });

  test.each(contact)('does not change with %s', async (path) => {
    expect(await hashOf({ [path]: 'Người khác' })).toBe(await hashOf());
  });

  test('does not hold the contact at all', async () => {
    const withoutContact = { ...answersOf(fullValues), respondent_name: null, respondent_phone: null };
    expect(await answersHash(1, withoutContact, {})).toBe(await hashOf());
  });

  test('tells blank, 0 and not given apart', async () => {
    const path = 'registrars.district';
    const hashes = await Promise.all([hashOf({ [path]: '' }), hashOf({ [path]: '0' }), hashOf()]);
    expect(new Set(hashes).size).toBe(3);
    expect(await hashOf({ [path]: undefined })).toBe(hashes[0]);
  });

  test('tells a block from the same block in another place', async () => {
    const instance = (i: number, name: string) => ({ [`software_planned.${i}.name`]: name });
    const one = await hashOf({ ...instance(0, 'A'), ...instance(1, 'B') });
    expect(await hashOf({ ...instance(0, 'B'), ...instance(1, 'A') })).not.toBe(one);
    // What numbers the blocks have does not matter, only their order.
    const far = { ...instance(0, 'A'), ...instance(77, 'B') };
    expect(await hashOf(far)).toBe(one);
  });

  test('does not depend on the order in which keys, boxes or entries come', async () => {
    const answers = answersOf(fullValues);
    expect(await answersHash(1, reversed(answers) as Answers, {})).toBe(await hashOf());
    expect(await hashOf({ software_kinds: [...(fullValues.software_kinds ?? [])].reverse() })).toBe(
      await hashOf(),
    );
    const explanations = { a: '1', b: '2' };
    expect(await answersHash(1, answers, explanations)).toBe(
      await answersHash(1, answers, { b: '2', a: '1' }),
    );
  });

  test('is the same for text typed in NFD and in NFC', async () => {
    const decomposed = Object.entries(fullValues).map(([path, typed]) => [
      path,
      typeof typed === 'string' ? typed.normalize('NFD') : typed,
    ]);
    const values = Object.fromEntries(decomposed) as typeof fullValues;
    expect(values).not.toEqual(fullValues);
    expect(await answersHash(1, answersOf(values), {})).toBe(await hashOf());
  });

  test('changes with the version of the questionnaire and with explanations', async () => {
    const answers = answersOf(fullValues);
    const hashes = await Promise.all([
      hashOf(),
      answersHash(2, answers, {}),
      answersHash(1, answers, { 'registrars.commune': 'lý do' }),
      answersHash(1, answers, { 'registrars.commune': 'lý do khác' }),
      answersHash(1, answers, { 'registrars.district': 'lý do' }),
    ]);
    expect(new Set(hashes).size).toBe(5);
  });

  test('of a known Phiếu never changes: it stands on signed paper', async () => {
    expect(await hashOf()).toBe('11b563b0a11bcd1c4707bfbd42e43df8f89d701a5e0b9767849d3149f52b5261');
  });

  test('is shown as its first 50 bits in 10 Crockford characters', () => {
    expect(shortHash('00'.repeat(32))).toBe('0000000000');
    expect(shortHash('ff'.repeat(32))).toBe('ZZZZZZZZZZ');
    expect(shortHash(`00443214c74240${'ff'.repeat(25)}`)).toBe('0123456789');
    expect(shortHash(`${'00'.repeat(6)}3f${'ff'.repeat(25)}`)).toBe('0000000000');
    expect(shortHash(`${'00'.repeat(6)}40${'00'.repeat(25)}`)).toBe('0000000001');
  });
});

describe('the JSON that is hashed', () => {
  // RFC 8785, section 3.2.4: the bytes of the example.
  const rfc8785 =
    '7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a5b3333333333333333332e333333' +
    '333333332c31652b33302c342e352c302e3030322c31652d32375d2c22737472696e67223a22e282ac245c75303030665c6e4127425c' +
    '225c5c5c5c5c222f227d';

  test('is written as RFC 8785 writes its example', async () => {
    const example: unknown = JSON.parse(
      String.raw`{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}`,
    );
    expect(await sha256(example)).toBe(createHash('sha256').update(rfc8785, 'hex').digest('hex'));
  });

  test('has its keys in the order of UTF-16 code units, as RFC 8785 section 3.2.3 sorts them', async () => {
    const names = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'];
    const inOrder = `{${names.map((name) => `${JSON.stringify(name)}:1`).join(',')}}`;
    const shuffled = Object.fromEntries([...names].reverse().map((name) => [name, 1]));
    expect(await sha256(shuffled)).toBe(createHash('sha256').update(inOrder).digest('hex'));
  });
});

/** Another valid value for a field of the full form values. */
function otherValue(path: string): string | string[] {
  const typed = fullValues[path];
  if (path === 'unit') return '01';
  if (path === 'data_date') return '16/11/2016';
  if (path === 'plan_status') return 'not_issued';
  if (path.startsWith('registr') || path.startsWith('equipped')) return '777';
  return typeof typed === 'string' ? `${typed}.` : [...(typed ?? [])].slice(1);
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, inner]) => [name, reversed(inner)]),
  );
}
