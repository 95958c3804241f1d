import { groupAccessCode, makeAccessCode } from '../src/submission/access-code.ts';
import { digestOf } from '../src/server/access-code-digest.ts';
import { provinceByCode } from '../src/units/units.ts';
import { doorsOf, type SqlDatabase } from '../src/operate/rpc.ts';

/** The Sở that a local system can be tried with: one of each kind of deployment in the letter. */
const trialUnits = ['01', '04', '79'];

/** Gives the trial Sở of a local database new access codes, and returns them in clear, in groups of four. */
export async function issueTrialCodes(
  database: SqlDatabase,
  pepper: string,
): Promise<{ unit: string; name: string; code: string }[]> {
  const made = trialUnits.map((unit) => ({ unit, code: makeAccessCode() }));
  const codes = made.map(({ unit, code }) => ({ unit, digest: digestOf(code, pepper) }));
  await doorsOf(database)('issue_access_codes', { codes, replace: true });
  return made.map(({ unit, code }) => ({ unit, name: nameOf(unit), code: groupAccessCode(code) }));
}

const nameOf = (unit: string): string => provinceByCode(unit)?.name ?? unit;
