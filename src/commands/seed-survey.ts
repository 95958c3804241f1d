import site from '../../content/site.json' with { type: 'json' };
import { toldPlainly } from '../local/plain-error.ts';
import { requireSetting } from '../server/environment.ts';
import { TryAgain } from '../server/try-again.ts';
import { codeSet, provinces } from '../units/units.ts';
import { doorsByEnvironment, doorsOf, type CallDoor, type SqlDatabase } from './database-doors.ts';
import { loadEnvironmentFile, useSettingsAtHand } from './settings-at-hand.ts';

/** Enters the 63 units and the publication setting of content/site.json; may be repeated after either changes. */
export async function enterSurvey(call: CallDoor): Promise<void> {
  const units = provinces.map(({ code, name }) => ({
    code_set: codeSet,
    code_set_year: Number(codeSet),
    code,
    level: 1,
    parent_code: null,
    name,
  }));
  await call('prepare_survey', { units, publish_from: site.publication });
}

/** The same in a database at hand. */
export const seedSurvey = (database: SqlDatabase): Promise<void> => enterSurvey(doorsOf(database));

if (import.meta.main) {
  try {
    loadEnvironmentFile();
    await useSettingsAtHand(process.env);
    const address = requireSetting('SUPABASE_URL');
    await enterSurvey(doorsByEnvironment);
    console.log(
      `Entered ${provinces.length} units into ${address}; answers are published from "${site.publication}" on.`,
    );
  } catch (error) {
    console.error(error instanceof TryAgain ? `${error.reason}.` : toldPlainly(error));
    process.exitCode = 1;
  }
}
