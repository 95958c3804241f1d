import { readIfThere, writeWhole } from '../local/files.ts';
import type { LocalData } from '../local/local-data.ts';
import { digestOf } from '../server/access-code-digest.ts';
import { seedSurvey } from './seed-survey.ts';
import { issueTrialCodes } from './trial-codes.ts';

/** A trial Sở: its unit, its name, and its access code in clear. */
export interface TrialCode {
  unit: string;
  name: string;
  code: string;
}

/** Puts survey and units into a local database, and gives a new data folder the access codes of its trial Sở. */
export async function prepareSurvey({ database, folder, secrets }: LocalData): Promise<void> {
  await seedSurvey(database);
  if ((await readIfThere(folder.trialCodes)) !== undefined) return;
  const codes = await issueTrialCodes(database, secrets.access_code_pepper);
  await writeWhole(folder.trialCodes, JSON.stringify(codes, null, 2));
}

/** The trial codes of a data folder that still open something: npm run codes may have replaced some. */
export async function readTrialCodes({ folder, database, secrets }: LocalData): Promise<TrialCode[]> {
  const noted = JSON.parse((await readIfThere(folder.trialCodes)) ?? '[]') as TrialCode[];
  const { rows } = await database.query(
    `select encode(digest, 'hex') as digest from survey.access_codes where replaced_at is null`,
  );
  const current = new Set(rows.map(({ digest }) => digest));
  return noted.filter(({ code }) =>
    current.has(digestOf(code.replaceAll('-', ''), secrets.access_code_pepper)),
  );
}
