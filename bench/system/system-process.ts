// The whole system in a process of its own, as `npm start` runs it, for the bench: it also takes SQL and tells its memory.
import { project } from '../../src/operate/project.ts';
import { startLocalSystem, type LocalSystem } from '../../tools/local/local-system.ts';
import { prepareSurvey, readTrialCodes } from '../../tools/prepare-survey.ts';
import { runUntilStopped } from '../../src/operate/run-until-stopped.ts';
import { serveFunctions } from './bench-process.ts';
import { restingMemory } from './memory.ts';
import type { Described, SystemFunctions } from './system.ts';

const say = (sentence: string): void => console.log(sentence);
const [dataFolder = ''] = process.argv.slice(2);

await runUntilStopped(say, async (signal) => {
  const system = await startLocalSystem({
    project,
    dataFolder,
    host: '127.0.0.1',
    port: 0,
    // A build while something is measured would be measured with it.
    scheduleSeconds: 86_400,
    rebuildWaitSeconds: 86_400,
    prepare: prepareSurvey,
    say,
    signal,
  });
  serveFunctions({
    describe: () => describe(system),
    query: async (sql, params) => (await system.data.database.query(sql, params)).rows,
    memory: restingMemory,
  } satisfies SystemFunctions);
  return system;
});

async function describe({ siteUrl, supabaseUrl, data, builds }: LocalSystem): Promise<Described> {
  return {
    siteUrl,
    supabaseUrl,
    publishableKey: data.secrets.publishable_key,
    secretKey: data.secrets.secret_key,
    pepper: data.secrets.access_code_pepper,
    codes: await readTrialCodes(data),
    addresses: [...(builds.site()?.files.keys() ?? [])],
  };
}
