import { readFlags } from '../src/operate/arguments.ts';
import { readLocalSettings } from './local-settings.ts';
import type { LocalData } from './local/local-data.ts';
import { startLocalSystem } from './local/local-system.ts';
import { prepareSurvey } from './prepare-survey.ts';
import { runUntilStopped } from '../src/operate/run-until-stopped.ts';
import { welcome } from './welcome.ts';

const help = `npm start               runs the whole system on this machine, without account or Docker
npm start -- --trial    the same, with trial data of about forty Sở

Set PORT (6690), HOST (127.0.0.1), DATA_DIR (.local) or SITE_URL in the environment to change them.`;

const say = (sentence: string): void => console.log(sentence);

await runUntilStopped(say, async (signal) => {
  const flags = readFlags(process.argv.slice(2), ['--trial', '--help']);
  if (flags.has('--help')) {
    say(help);
    return undefined;
  }
  const settings = readLocalSettings(process.env);
  const prepare = (data: LocalData): Promise<void> => prepareData(data, flags.has('--trial'));
  const system = await startLocalSystem({ ...settings, prepare, say, signal });
  say(await welcome(system));
  return system;
});

async function prepareData(data: LocalData, trial: boolean): Promise<void> {
  await prepareSurvey(data);
  if (!trial) return;
  const { loadDemoData } = await import('./demo/load.ts');
  await loadDemoData(data.database, { say });
}
