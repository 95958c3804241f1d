import { readFlags } from '../src/operate/arguments.ts';
import { readLocalSettings } from './local-settings.ts';
import { startWatching } from './local/watch-system.ts';
import { prepareSurvey } from './prepare-survey.ts';
import { runUntilStopped } from '../src/operate/run-until-stopped.ts';
import { welcome } from './welcome.ts';

const help = `npm run dev    runs pages and functions as they are edited, on the data of npm start

Set PORT (6690), HOST (127.0.0.1) or DATA_DIR (.local) in the environment to change them.`;

const say = (sentence: string): void => console.log(sentence);

await runUntilStopped(say, async (signal) => {
  if (readFlags(process.argv.slice(2), ['--help']).has('--help')) {
    say(help);
    return undefined;
  }
  const system = await startWatching({
    ...readLocalSettings(process.env),
    prepare: prepareSurvey,
    say,
    signal,
  });
  say(await welcome(system));
  return system;
});
