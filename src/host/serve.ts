import { readFlags } from '../operate/arguments.ts';
import { loadEnvironmentFile } from '../operate/resolved-environment.ts';
import { runUntilStopped } from '../operate/run-until-stopped.ts';
import { patience, startHost } from './host.ts';
import { readHostSettings } from './settings.ts';
import { logStructured } from './structured-log.ts';

const help = `npm run serve    serves pages, functions and schedules on a server of one's own, beside PostgreSQL and what
                 Supabase puts before it

It builds the site where needed, and again when the published data has changed. What it reads from the environment, or
from .env, and everything around it is in docs/own-server.md.`;

const say = (sentence: string): void => console.log(JSON.stringify({ host: sentence }));

await runUntilStopped(
  say,
  async (signal) => {
    if (readFlags(process.argv.slice(2), ['--help']).has('--help')) {
      console.log(help);
      return undefined;
    }
    logStructured();
    loadEnvironmentFile();
    const host = await startHost({ ...readHostSettings(process.env), say, signal });
    say(`Listening at ${host.address}, for ${process.env.SITE_URL}.`);
    if (host.metricsAddress !== undefined) say(`Metrics are at ${host.metricsAddress}/metrics.`);
    return host;
  },
  patience.stop + 4_000,
);
