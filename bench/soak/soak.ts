import { PlainError, toldPlainly } from '../../src/operate/plain-error.ts';
import { findPostgres } from '../../tools/postgres/find-postgres.ts';
import { liteSystem } from './lite-system.ts';
import { nativeSystem } from './native-system.ts';
import { killWhileSending, type Killable, type Tally } from './rounds.ts';
import { findCostlyRequests, walkThroughForm } from './soak-tests.ts';

const usage = `npm run soak -- KILLS           kills the system that often while eight clients send (20), and compares
npm run soak form -- MINUTES    walks through the form on two devices for so long (10), by chance, and tells what is lost
npm run soak input -- CASES     looks for the requests that cost most among so many (20000), and tells what they cost

What a walk prints is walked again with WALK_SEED=... or WALK_STEPS='[...]' before npm run soak form; WALK_WITHOUT=add,send
leaves kinds of steps out.`;
const say = (sentence: string): void => console.log(sentence);

/** Kills one system after the other while clients send, and says what was lost or doubled: nothing may be. */
async function soak(kills: number): Promise<boolean> {
  say('The system that npm start runs (Supabase Lite) ...');
  const lite = await liteSystem();
  await lite.start();
  const passed = [await judge(lite, kills)];
  if (findPostgres() === undefined)
    say('Native PostgreSQL is LEFT OUT: the packages have none for this machine.');
  else {
    say('The same on native PostgreSQL ...');
    passed.push(await judge(await nativeSystem(), kills));
  }
  return !passed.includes(false);
}

async function judge(system: Killable & { remove: () => Promise<void> }, kills: number): Promise<boolean> {
  try {
    const tally = await killWhileSending(system, kills, say);
    tell(tally);
    return tally.lost.length + tally.unaccounted.length === 0;
  } finally {
    await system.remove();
  }
}

function tell({ kills, acknowledged, stored, lost, unaccounted }: Tally): void {
  say(
    `${kills} kills: ${acknowledged} acknowledged, ${stored} stored, ${lost.length} lost, ${unaccounted.length} doubled.`,
  );
  for (const line of lost) say(`  lost: ${line}`);
  for (const line of unaccounted) say(`  doubled: ${line}`);
}

try {
  const args = process.argv.slice(2);
  const kind = args[0] === 'form' || args[0] === 'input' ? args[0] : 'kills';
  const [count = { form: '10', input: '20000', kills: '20' }[kind], ...rest] =
    kind === 'kills' ? args : args.slice(1);
  const amount = Number(count);
  const run = {
    form: () => walkThroughForm(amount, say),
    input: () => findCostlyRequests(amount),
    kills: () => soak(amount),
  }[kind];
  if (args.includes('--help')) say(usage);
  else if (!/^\d{1,6}$/.test(count) || rest.length > 0) throw new PlainError(usage);
  else if (!(await run())) process.exitCode = 1;
} catch (error) {
  console.error(toldPlainly(error));
  process.exitCode = 1;
}
