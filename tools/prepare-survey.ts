import * as z from 'zod';
import { readIfThere, readJson, writeWhole } from '../src/operate/data-folder/files.ts';
import { PlainError } from '../src/operate/plain-error.ts';
import { rpcOf, type SqlDatabase } from '../src/operate/rpc.ts';
import { seedSurvey } from '../src/operate/seed.ts';
import { digestOf } from '../src/server/access-code-digest.ts';
import { groupAccessCode, makeAccessCode } from '../src/submission/codes/access-code.ts';
import { provinceByCode } from '../src/units/units.ts';
import type { LocalData } from './local/local-data.ts';

const trialCode = z.object({ unit: z.string(), name: z.string(), code: z.string() });

/** A trial Sở: its unit, its name, and its access code in clear. */
export type TrialCode = z.infer<typeof trialCode>;

/** Puts survey and units into a local database, and gives a new data folder the access codes of its trial Sở. */
export async function prepareSurvey({ database, folder, secrets }: LocalData): Promise<void> {
  await seedSurvey(database);
  if ((await readNoted(folder.trialCodes)) !== undefined) return;
  const codes = await issueTrialCodes(database, secrets.access_code_pepper);
  await writeWhole(folder.trialCodes, JSON.stringify(codes, null, 2));
}

/** The trial codes of a data folder that still open something: npm run codes may have replaced some. */
export async function readTrialCodes({ folder, database, secrets }: LocalData): Promise<TrialCode[]> {
  const noted = (await readNoted(folder.trialCodes)) ?? [];
  const { rows } = await database.query(
    `select encode(digest, 'hex') as digest from survey.access_codes where replaced_at is null`,
  );
  const current = new Set(rows.map(({ digest }) => digest));
  return noted.filter(({ code }) =>
    current.has(digestOf(code.replaceAll('-', ''), secrets.access_code_pepper)),
  );
}

/** Undefined when none were made yet. */
async function readNoted(file: string): Promise<TrialCode[] | undefined> {
  const text = await readIfThere(file);
  if (text === undefined) return undefined;
  const noted = z.array(trialCode).safeParse(readJson(text));
  if (noted.success) return noted.data;
  throw new PlainError(
    `The file ${file} is damaged. Delete it and start again: new trial codes are then made.`,
  );
}

/** The Sở that a local system can be tried with: one of each kind of deployment in the letter. */
const trialUnits = ['01', '04', '79'];

/** Gives the trial Sở of a local database new access codes, and returns them in clear, in groups of four. */
export async function issueTrialCodes(database: SqlDatabase, pepper: string): Promise<TrialCode[]> {
  const made = trialUnits.map((unit) => ({ unit, code: makeAccessCode() }));
  const codes = made.map(({ unit, code }) => ({ unit, digest: digestOf(code, pepper) }));
  await rpcOf(database)('issue_access_codes', { codes, replace: true });
  return made.map(({ unit, code }) => ({ unit, name: nameOf(unit), code: groupAccessCode(code) }));
}

const nameOf = (unit: string): string => provinceByCode(unit)?.name ?? unit;
