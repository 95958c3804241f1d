import * as fc from 'fast-check';
import { conflictsOf, syncStatusOf } from '../../../src/form/draft/draft-state.ts';
import { changesBetween } from '../../../src/form/draft/values.ts';
import type { Tab } from './draft-devices.ts';
import { units, walks, type Step } from './draft-steps.ts';
import { DraftWalk } from './draft-walk.ts';
import type { Exchange } from './modelled-system.ts';

/** Rounds after which everything has to be quiet. */
const rounds = 12;

/**
 * Walks steps, given as plain JSON, lets everything come to rest, and throws where something is lost, a line claims too
 * much, or tabs that are open and quiet do not agree.
 * @returns what the system was asked, and answered
 */
export async function walk(steps: readonly Step[]): Promise<readonly Exchange[]> {
  const world = new DraftWalk();
  for (const [place, step] of steps.entries())
    try {
      await world.take(step);
    } catch (error) {
      throw new Error(`step ${place + 1} (${step.do}): ${messageOf(error)}`, { cause: error });
    }
  try {
    await rest(world);
  } catch (error) {
    throw new Error(`at rest: ${messageOf(error)}`, { cause: error });
  }
  return world.system.exchanges;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Brings the line back, makes every choice, and looks whether all agree. */
async function rest(world: DraftWalk): Promise<void> {
  for (const unit of units) await world.take({ do: 'unlock', unit });
  for (const device of [0, 1]) await world.take({ do: 'fill storage', device, isFull: false });
  while (world.network.held.length > 0) await world.take({ do: 'let go', line: 'answered' });
  await openAgain(world);
  await becomeQuiet(world);
  for (const tab of world.tabs()) checkAgreement(world, tab);
  for (let round = 0; round < 8 && world.tabs().some(hasConflicts); round += 1) {
    for (const [number, tab] of numbered(world))
      while (hasConflicts(tab)) await world.take({ do: 'resolve', tab: number, which: 0, choice: 0 });
    await becomeQuiet(world);
  }
  for (const tab of world.tabs()) {
    if (hasConflicts(tab)) throw new Error('the same is asked again and again');
    checkAgreement(world, tab);
    if (tab.store.state.credentials && syncStatusOf(tab.store.state).kept !== 'system')
      throw new Error(`quiet and on line, but ${syncStatusOf(tab.store.state).kept}`);
  }
}

const hasConflicts = ({ store }: Tab): boolean => conflictsOf(store.state).length > 0;

const numbered = (world: DraftWalk): [number, Tab][] =>
  world.devices.flatMap(({ tabs }, device) =>
    tabs.flatMap((tab, place): [number, Tab][] => (tab ? [[device * 2 + place, tab]] : [])),
  );

/** Where a code was replaced or mistyped, the right one is given; what was in signature is opened again. */
async function openAgain(world: DraftWalk): Promise<void> {
  for (const [number, { store }] of numbered(world)) {
    const { credentials, unit, refusal, response } = store.state;
    const isOld = credentials && credentials.access_code !== world.system.codeOf(unit);
    if (isOld || response?.isOpen === false || (credentials && refusal === 'wrong_code'))
      await world.take({ do: 'open', tab: number, line: 'answered', isRight: true });
  }
}

/** Every tab hears, saves and syncs until nothing changes any more; if that never comes, tabs play ping-pong. */
async function becomeQuiet(world: DraftWalk): Promise<void> {
  let before = '';
  for (let round = 0; round < rounds; round += 1) {
    for (const [tab] of numbered(world)) {
      await world.take({ do: 'hear', tab });
      await world.take({ do: 'sync', tab, line: 'answered' });
      await world.take({ do: 'save', tab, isUnaware: false });
    }
    const now = JSON.stringify([
      world.devices.map(({ writes }) => writes),
      units.map((unit) => world.system.responseOf(unit)?.version),
      world.tabs().map(({ store }) => [store.state.values, store.state.conflicts]),
    ]);
    if (now === before && world.tabs().every(({ inbox }) => inbox.size === 0)) return;
    before = now;
  }
  throw new Error('it never becomes quiet');
}

/** All tabs of one browser that show one Sở agree, and all that are on line agree with the system, but for conflicts. */
function checkAgreement(world: DraftWalk, { store: { state }, device }: Tab): void {
  const differing = (a: object, b: Tab['store']['state'] | undefined, other: typeof state.values) =>
    changesBetween(state.values, other)
      .map(({ path }) => path)
      .filter((path) => !Object.hasOwn(a, path) && !(b && Object.hasOwn(b.conflicts, path)));
  for (const other of device.tabs) {
    if (!other || other.store.state.unit !== state.unit) continue;
    if (other.store.state.local.isDeleted || state.local.isDeleted) continue;
    const paths = differing(state.conflicts, other.store.state, other.store.state.values);
    if (paths.length > 0) throw new Error(`two tabs differ at ${paths.join(', ')}`);
  }
  if (!state.credentials) return;
  const paths = differing(state.conflicts, undefined, world.system.valuesOf(state.unit));
  if (paths.length > 0) throw new Error(`a form and the system differ at ${paths.join(', ')}`);
}

/**
 * Walks that many random sequences of steps; throws with the seed, the path and the shortest steps that fail, which
 * `walk` replays.
 */
export async function runCoreModel(count: number, seed: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(walks, async (steps) => {
      await walk(steps);
    }),
    { numRuns: count, seed },
  );
}
