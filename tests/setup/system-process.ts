// The whole system in a process of its own, as `npm start` runs it, with one door more: SQL for the tests.
import { randomUUID } from 'node:crypto';
import { cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { prepareSurvey, readTrialCodes } from '../../tools/prepare-survey.ts';
import { project } from '../../src/operate/project.ts';
import { runUntilStopped } from '../../src/operate/run-until-stopped.ts';
import { dataFolderAt } from '../../src/operate/data-folder/data-folder.ts';
import type { SupabaseLite } from '../../tools/local/supabase-lite/supabase-lite.ts';
import { listen, readBody, send, type Listening } from '../../src/host/web/http.ts';
import { startLocalSystem, type LocalSystem } from '../../tools/local/local-system.ts';
import { holdBuilds } from './hold-builds.ts';
import type { SystemUnderTest } from './provided.ts';
import { unpack } from './tar.ts';

const say = (sentence: string): void => console.log(sentence);
const [dataFolder = '', log = '', template = ''] = process.argv.slice(2);

// When the test run is killed, this ends too.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));

await unpack(await readFile(template), dataFolderAt(dataFolder).database);
await runUntilStopped(say, async (signal) => {
  const system = await startLocalSystem({
    project,
    dataFolder,
    host: '127.0.0.1',
    port: 0,
    scheduleSeconds: 2,
    rebuildWaitSeconds: 20,
    prepare: prepareSurvey,
    say,
    signal,
  });
  await system.data.database.query(holdBuilds);
  process.send?.(await describe(system, await serveSql(system.data.database)));
  return system;
});

async function describe(
  { siteUrl, supabaseUrl, data, builds }: LocalSystem,
  sql: Listening,
): Promise<SystemUnderTest> {
  const firstSite = path.join(dataFolder, 'first-site');
  await cp(builds.site()?.folder ?? '', firstSite, { recursive: true });
  return {
    address: siteUrl,
    supabaseUrl,
    publishableKey: data.secrets.publishable_key,
    secretKey: data.secrets.secret_key,
    accessCodePepper: data.secrets.access_code_pepper,
    codes: await readTrialCodes(data),
    dataFolder,
    firstSite,
    log,
    sqlAddress: sql.address,
  };
}

/** Answers a POST of {sql, params} with the rows, at an address only the tests are told. */
async function serveSql(database: SupabaseLite): Promise<Listening> {
  const path = `/${randomUUID()}`;
  const answer = async (body: string): Promise<Response> => {
    try {
      const { sql, params } = JSON.parse(body) as { sql: string; params: unknown[] };
      return Response.json((await database.query(sql, params)).rows);
    } catch (error) {
      return new Response(error instanceof Error ? error.message : String(error), { status: 400 });
    }
  };
  const listening = await listen(
    (incoming, outgoing) => {
      if (incoming.url !== path) outgoing.writeHead(404).end();
      else void readBody(incoming, 1e8).then(async (body) => send(outgoing, await answer(String(body))));
    },
    '127.0.0.1',
    0,
  );
  return { ...listening, address: listening.address + path };
}
