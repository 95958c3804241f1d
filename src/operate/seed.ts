import { requireSetting } from '../server/environment.ts';
import { TryAgain } from '../server/http/try-again.ts';
import { codeSet, provinces } from '../units/units.ts';
import { readFlags } from './arguments.ts';
import { toldPlainly } from './plain-error.ts';
import { loadEnvironmentFile, resolveEnvironment } from './resolved-environment.ts';
import { rpcByEnvironment, rpcOf, type Rpc, type SqlDatabase } from './rpc.ts';
import { readSiteFile } from './site-file.ts';

/** Enters the 63 units and the publication setting of content/site.json, which it returns; may be repeated after either
 *  changes. */
export async function enterSurvey(call: Rpc): Promise<string> {
  const { publication } = await readSiteFile();
  const units = provinces.map(({ code, name }) => ({
    code_set: codeSet,
    code_set_year: Number(codeSet),
    code,
    level: 1,
    parent_code: null,
    name,
  }));
  await call('prepare_survey', { units, publish_from: publication });
  return publication;
}

/** The same in a database that is asked in SQL. */
export const seedSurvey = (database: SqlDatabase): Promise<string> => enterSurvey(rpcOf(database));

const help = `npm run seed    enters the 63 units and the publication setting of content/site.json; may be repeated

It works on the system npm start runs on this machine, unless SUPABASE_URL and SUPABASE_SECRET_KEY name another.`;

async function seedByEnvironment(): Promise<void> {
  loadEnvironmentFile();
  await resolveEnvironment(process.env);
  const address = requireSetting('SUPABASE_URL');
  const publication = await enterSurvey(rpcByEnvironment);
  console.log(
    `Entered ${provinces.length} units into ${address}; answers are published from "${publication}" on.`,
  );
}

if (import.meta.main) {
  try {
    if (readFlags(process.argv.slice(2), ['--help']).has('--help')) console.log(help);
    else await seedByEnvironment();
  } catch (error) {
    console.error(error instanceof TryAgain ? `${error.reason}.` : toldPlainly(error));
    process.exitCode = 1;
  }
}
