import { readFlags } from '../../src/operate/arguments.ts';
import { PlainError, toldPlainly } from '../../src/operate/plain-error.ts';
import { isLoopback } from '../../src/operate/site-address.ts';
import { readLocalSettings } from '../local-settings.ts';
import { takeDataFolder } from '../../src/operate/data-folder/take-data-folder.ts';
import { openLocalData } from '../local/local-data.ts';
import { prepareSurvey } from '../prepare-survey.ts';
import { loadDemoData } from './load.ts';

const say = (sentence: string): void => console.log(sentence);

/** Loads the trial data into the data folder of this machine, which no server may be using meanwhile. */
async function seedTrial(environment: NodeJS.ProcessEnv): Promise<void> {
  refuseElsewhere(environment.SUPABASE_URL);
  const { dataFolder, project } = readLocalSettings(environment);
  const { folder, giveBack } = await takeDataFolder(dataFolder);
  try {
    const data = await openLocalData(folder, project, say);
    try {
      await prepareSurvey(data);
      await loadDemoData(data.database, { say });
    } finally {
      await data.database.close();
    }
  } finally {
    giveBack();
  }
}

function refuseElsewhere(address: string | undefined): void {
  if (address === undefined || address.trim() === '' || isLoopback(address)) return;
  throw new PlainError(
    'SUPABASE_URL leads to a database that is not on this machine, and trial data is for the local one only. Unset SUPABASE_URL and run the command again.',
  );
}

const help =
  'npm run seed:trial    loads made-up answers of 40 Sở into the data folder, with the server stopped';

try {
  if (readFlags(process.argv.slice(2), ['--help']).has('--help')) say(help);
  else {
    await seedTrial(process.env);
    say('Start the server with npm start to see it.');
  }
} catch (error) {
  console.error(toldPlainly(error));
  process.exitCode = 1;
}
