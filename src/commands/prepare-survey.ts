import { readIfThere, writeWhole } from '../local/files.ts';
import type { LocalData } from '../local/local-data.ts';
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

/** The trial codes of a data folder. */
export async function readTrialCodes({ folder }: Pick<LocalData, 'folder'>): Promise<TrialCode[]> {
  return JSON.parse((await readIfThere(folder.trialCodes)) ?? '[]') as TrialCode[];
}
