import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { doorsOf } from '../../src/commands/database-doors.ts';
import { issueCodes, readUnits } from '../../src/commands/issue-codes.ts';
import { issueTrialCodes } from '../../src/commands/trial-codes.ts';
import { digestOf } from '../../src/server/access-code-digest.ts';
import { readAccessCode } from '../../src/submission/access-code.ts';
import { openSurvey, type OpenSurvey } from '../database/open-survey.ts';

let survey: OpenSurvey;
beforeAll(async () => {
  survey = await openSurvey();
});
afterAll(() => survey.close());

/** Issues codes while somebody types `typed`, and returns what was shown. */
async function issue(args: string[], typed = ''): Promise<string[]> {
  const shown: string[] = [];
  const say = (line: string): void => void shown.push(line);
  const ask = (): Promise<string> => Promise.resolve(typed);
  await issueCodes(readUnits(args), doorsOf(survey), survey.pepper, { say, ask });
  return shown;
}

async function opens(unit: string, shown: string): Promise<unknown> {
  const reading = readAccessCode(/[0-9A-Z]{4}(-[0-9A-Z]{4}){3}-[0-9A-Z]/.exec(shown)?.[0] ?? '');
  const digest = digestOf(reading.ok ? reading.code : '', survey.pepper);
  return (await survey.call('open_draft', { p: { unit, digest } }))['outcome'];
}

describe('issuing codes', () => {
  test('shows a code that opens the draft of its Sở and of no other', async () => {
    const [line = ''] = await issue(['--unit', '79']);
    expect(line).toMatch(/^79 .* TP\. Hồ Chí Minh$/);
    expect(await opens('79', line)).toBe('opened');
    expect(await opens('01', line)).toBe('wrong_code');
  });

  test('replaces a code only after that was typed out', async () => {
    const [first = ''] = await issue(['--unit', '01']);
    await expect(issue(['--unit', '01'], 'yes')).rejects.toThrow('Nothing was changed.');
    expect(await opens('01', first)).toBe('opened');
    const second = (await issue(['--unit', '01'], 'replace 1')).at(-1) ?? '';
    expect([await opens('01', first), await opens('01', second)]).toEqual(['wrong_code', 'opened']);
  });

  test('gives all 63 at once', async () => {
    const shown = await issue(['--all'], 'replace 2');
    expect(shown.filter((line) => /^\d\d {2}/.test(line))).toHaveLength(63);
  });

  test.each(
    [[], ['--unit'], ['--unit', '99'], ['--all', '--unit', '01'], ['01'], ['--every']].map((args) => [args]),
  )('for %j says how it is called', (args) => {
    expect(() => readUnits(args)).toThrow('Say for whom');
  });
});

describe('the trial codes', () => {
  test('are of three Sở and open their drafts', async () => {
    const codes = await issueTrialCodes(survey, survey.pepper);
    expect(codes.map(({ unit }) => unit)).toEqual(['01', '04', '79']);
    for (const { unit, code } of codes) expect(await opens(unit, code)).toBe('opened');
  });
});
