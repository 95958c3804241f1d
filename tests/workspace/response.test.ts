import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { splitContact } from '../../src/questionnaire/contact.ts';
import { parseAnswers } from '../../src/questionnaire/parse-answers.ts';
import { fieldsOf } from '../../src/staff/answered-fields.ts';
import { ofAccepting } from '../../src/workspace/acts/consequences.ts';
import { sentenceOf } from '../../src/workspace/acts/refusals.ts';
import { groupAnswers } from '../../src/workspace/response/answer-groups.ts';
import { saidOfFields } from '../../src/workspace/response/said-of-fields.ts';
import { idlenessOf } from '../../src/workspace/session/idle.ts';
import phieu from '../fixtures/full-two-in-use-one-planned.json' with { type: 'json' };

const parsed = parseAnswers({ ...phieu, 'registration_offices.commune': '1' });
if (!parsed.ok) throw new Error('the fixture can not be parsed');
const { answers, contact } = splitContact(parsed.answers);
const explanations = { 'registration_offices.commune': 'Đã sáp nhập' };

describe('a response in the workspace', () => {
  test('has every answer once, in the order of the paper, and nobody who wrote it among them', () => {
    const shown = groupAnswers(answers).flatMap(({ rows, questions }) => [
      ...rows.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`)),
      ...questions.flatMap(({ instances }) => instances.flat().map(({ path: field }) => field)),
    ]);
    expect(shown).toEqual(fieldsOf(answers).map(({ path: field }) => field));
    expect(shown.filter((field) => field.startsWith('respondent'))).toEqual([]);
  });

  test('has beside an answer what is unusual, how the Sở explains it, and what is asked about it', () => {
    const items = [{ path: 'registration_offices.commune', reason: 'Đề nghị kiểm tra' }];
    const said = saidOfFields(phieu.unit, { answers, explanations, contact }, items);
    expect(said('registration_offices.commune')).toMatchObject({
      warnings: [expect.stringContaining('theo danh mục năm 2016')],
      explanation: 'Đã sáp nhập',
      asked: 'Đề nghị kiểm tra',
    });
    expect(said('obstacles')).toEqual({ warnings: [], explanation: undefined, asked: undefined });
  });

  test('that answered questions of another shape is shown all the same', () => {
    const said = saidOfFields(
      phieu.unit,
      { answers: { obstacles: 'x' }, explanations: {}, contact: null },
      [],
    );
    expect(said('registration_offices.commune').warnings).toEqual([]);
  });
});

describe('before something is done', () => {
  test('it is said whether figures become public by it', () => {
    const published = (signed_copy: 'awaited' | 'received', from: 'sent' | 'signed' | 'accepted') =>
      ofAccepting({ signed_copy }, from).published;
    expect(published('awaited', 'accepted')).toContain('được công bố từ bây giờ');
    expect(published('awaited', 'signed')).toContain('chưa được công bố vì chưa nhận bản ký');
    expect(published('awaited', 'sent')).toMatch(/giữ nguyên.+chờ bản ký/);
    expect(published('received', 'sent')).not.toContain('chờ bản ký');
  });
});

describe('whatever the database refuses to staff', () => {
  const folder = path.resolve(import.meta.dirname, '../../supabase/migrations');
  const files = readdirSync(folder).filter((file) => /held_responses|closing|staff|workspace/.test(file));
  const sql = files.map((file) => readFileSync(path.join(folder, file), 'utf8')).join('\n');
  const done =
    /^(listed|counted|found|signed_in|noted|taken|set|issued|invited|revoked|recorded|accepted|requested|received|confirmed|rejected|attached|closed_already|deleted|purged|held|replayed|forgotten)$/;
  /** Of sending, of the session itself, or where the page has its own sentence. */
  const elsewhere =
    /^(held_too_large|too_many_held|signed_out|not_staff|second_factor_needed|who_missing|invalid_publication)$/;
  const outcomes = [...new Set([...sql.matchAll(/'outcome', '(\w+)'/g)].map(([, outcome = '']) => outcome))];

  test.each(outcomes.filter((outcome) => !done.test(outcome) && !elsewhere.test(outcome)))(
    '%s has its sentence',
    (outcome) => {
      const sentence = sentenceOf({ kind: 'refused', outcome, answer: { outcome } });
      expect(sentence).not.toContain(`(${outcome})`);
    },
  );
});

describe('a session', () => {
  const at = (minutes: number) => idlenessOf(1_000_000, 1_000_000 + minutes * 60_000);
  test('is over after 30 minutes without use, and says so two minutes before', () => {
    expect([at(0), at(27.9), at(28), at(29.9), at(30), at(600)]).toEqual([
      'in_use',
      'in_use',
      'ending',
      'ending',
      'over',
      'over',
    ]);
  });
  test('of which no use is known is over', () => expect(idlenessOf(undefined, Date.now())).toBe('over'));
});
