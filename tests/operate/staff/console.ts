import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rpcOf } from '../../../src/operate/rpc.ts';
import { runStaff } from '../../../src/operate/staff.ts';
import { isSameSentence, type StaffEffects } from '../../../src/operate/staff/command.ts';
import { openSurvey, type OpenSurvey } from '../../database/open-survey.ts';
import { staffAtWork, type StaffAtWork } from '../../database/staff-actions.ts';

/** A console of the Department at a survey of its own. */
export interface StaffConsole {
  survey: OpenSurvey;
  staff: StaffAtWork;
  /** Where files are written. */
  folder: string;
  close: () => Promise<void>;
}

/** Opens a survey with all its Sở and a folder for what is written. */
export async function openStaffConsole(): Promise<StaffConsole> {
  const survey = await openSurvey();
  const folder = await mkdtemp(path.join(tmpdir(), 'survey-staff-'));
  const close = async (): Promise<void> => {
    await survey.close();
    await rm(folder, { recursive: true });
  };
  return { survey, staff: staffAtWork(survey), folder, close };
}

/** Runs a staff command while somebody types `typed` wherever something is to be typed out. */
export async function runAt(
  { survey, folder }: StaffConsole,
  args: string[],
  { typed = '', ...environment }: Record<string, string> = {},
) {
  const said: string[] = [];
  const asked: string[] = [];
  const effects: StaffEffects = {
    call: rpcOf(survey),
    say: (line) => void said.push(line),
    isTyped: (sentence, about) => {
      asked.push(about, sentence);
      return Promise.resolve(isSameSentence(typed, sentence));
    },
    environment: { DATA_DIR: folder, ...environment },
  };
  const failure = await runStaff(args, effects).catch((error: unknown) => error as Error);
  return { said: said.join('\n'), asked, failure: failure?.message };
}
