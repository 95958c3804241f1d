import { project } from '../../src/operate/project.ts';
import { rpcOf } from '../../src/operate/rpc.ts';
import { readNetlifyToml } from '../../src/host/web/netlify-toml.ts';
import { openSite } from '../../src/host/web/site.ts';
import { serveWeb } from '../../src/host/web/web-server.ts';
import { provinces } from '../../src/units/units.ts';
import { digest, sending } from '../database/open-survey.ts';
import { answered } from '../results/published-view/entries.ts';
import { openResults, type Results } from '../site/built-results.ts';

/** A database of a test's own and the site built from it, served with the rules of netlify.toml. */
export interface ResultsSite {
  database: Results;
  /** Builds the site from what the database has now; it is served at the address returned. */
  build: () => Promise<string>;
  /** Serves a site that is built already, from its folder; returns the address. */
  serve: (folder: string) => Promise<string>;
  close: () => Promise<void>;
}

/** Opens a site without answers; nothing is built yet. */
export async function openResultsSite(): Promise<ResultsSite> {
  const database = await openResults();
  const rules = await readNetlifyToml(project);
  const stops: (() => Promise<void>)[] = [];
  const serve = async (folder: string): Promise<string> => {
    const site = await openSite(folder);
    const web = await serveWeb(() => ({ rules, functions: [], site: () => site }), '127.0.0.1', 0);
    stops.push(web.stop);
    return web.address;
  };
  return {
    database,
    build: async () => serve((await database.build()).folder),
    serve,
    close: async () => {
      for (const stop of stops) await stop();
      await database.close();
    },
  };
}

/** Lets every Sở answer that has not answered yet. */
export async function answerForTheRest(database: Results): Promise<void> {
  const call = rpcOf(database);
  const { rows } = await database.query('select unit_code from survey.responses where not sent_without_code');
  const gone = new Set(rows.map((row) => row['unit_code']));
  const rest = provinces.map(({ code }) => code).filter((code) => !gone.has(code));
  const codes = rest.map((unit) => ({ unit, digest: digest(`code of ${unit}`) }));
  await call('issue_access_codes', { codes });
  for (const unit of rest) await call('send_response', sending(unit, { facts: answered(unit).facts }).p);
}
