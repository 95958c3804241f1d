import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { PlainError, toldPlainly } from '../local/plain-error.ts';
import { digestOf } from '../server/access-code-digest.ts';
import { requireSetting } from '../server/environment.ts';
import { TryAgain } from '../server/try-again.ts';
import { groupAccessCode, makeAccessCode } from '../submission/access-code.ts';
import { provinceByCode, provinces, type Province } from '../units/units.ts';
import { doorsByEnvironment, type CallDoor } from './database-doors.ts';

const usage = `node src/commands/issue-codes.ts --unit 79    a new access code for one Sở
node src/commands/issue-codes.ts --all        new access codes for all 63

Set SUPABASE_URL, SUPABASE_SECRET_KEY and ACCESS_CODE_PEPPER to those of the database and the functions.`;

/** Where questions are asked and codes are shown. */
export interface Console {
  say: (line: string) => void;
  ask: (question: string) => Promise<string>;
}

/**
 * Issues codes to units and shows them, the only time they can be seen. Units that have a code lose it, after the
 * person at the console has typed out that it is meant.
 *
 * @throws PlainError when that was not typed.
 */
export async function issueCodes(
  units: readonly Province[],
  call: CallDoor,
  pepper: string,
  { say, ask }: Console,
): Promise<void> {
  const made = units.map((unit) => ({ unit, code: makeAccessCode() }));
  const codes = made.map(({ unit, code }) => ({ unit: unit.code, digest: digestOf(code, pepper) }));
  const first = await call('issue_access_codes', { codes });
  const last = first['outcome'] === 'already_issued' ? await replace(first['units']) : first;
  if (last['outcome'] !== 'issued')
    throw new PlainError('The database does not know these units. Run src/commands/seed-survey.ts first.');
  for (const { unit, code } of made) say(`${unit.code}  ${groupAccessCode(code)}  ${unit.name}`);

  async function replace(issued: unknown): Promise<Record<string, unknown>> {
    const count = Array.isArray(issued) ? issued.length : 0;
    const sentence = `replace ${count}`;
    say(`${count} of these have a code already; it will stop working at once.`);
    if ((await ask(`Type "${sentence}" to go on: `)).trim() !== sentence)
      throw new PlainError('Nothing was changed.');
    return call('issue_access_codes', { codes, replace: true });
  }
}

/** The units a command line names. */
export function readUnits(args: string[]): readonly Province[] {
  const options = { unit: { type: 'string' }, all: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ args, options, strict: false, allowPositionals: true });
  const unit = provinceByCode(String(values.unit));
  const given = Object.keys(values).length + positionals.length;
  if (given === 1 && values.all === true) return provinces;
  if (given === 1 && unit) return [unit];
  throw new PlainError(`Say for whom:\n${usage}`);
}

if (import.meta.main) {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const shown: Console = { say: (line) => console.log(line), ask: (question) => terminal.question(question) };
  try {
    const units = readUnits(process.argv.slice(2));
    await issueCodes(units, doorsByEnvironment, requireSetting('ACCESS_CODE_PEPPER'), shown);
  } catch (error) {
    console.error(error instanceof TryAgain ? `${error.reason}.` : toldPlainly(error));
    process.exitCode = 1;
  } finally {
    terminal.close();
  }
}
