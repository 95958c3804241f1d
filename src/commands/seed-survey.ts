import site from '../../content/site.json' with { type: 'json' };
import { codeSet, provinces } from '../units/units.ts';
import { doorsByEnvironment, doorsOf, type CallDoor, type SqlDatabase } from './database-doors.ts';

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
  await enterSurvey(doorsByEnvironment);
  console.log(`Entered ${provinces.length} units; answers are published from "${site.publication}" on.`);
}
