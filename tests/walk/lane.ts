import type { Browser } from 'playwright-core';
import * as fc from 'fast-check';
import { launchRemembering } from '../setup/browser.ts';
import type { SystemUnderTest } from '../setup/provided.ts';
import { Office } from './office.ts';
import { walkOf, type Step } from './steps.ts';
import { Walk, type Failure } from './walk.ts';

/** The Sở of plain-post.test.ts and check.test.ts. */
const usedElsewhere = ['33', '52'];

/** A browser in which pages come back from memory, without pictures and fonts. */
export const launchForWalks = (): Promise<Browser> =>
  launchRemembering({ args: ['--blink-settings=imagesEnabled=false', '--disable-remote-fonts'] });

/** The steps of the walk with this seed. */
export const stepsOf = (seed: number, longest: number): Step[] =>
  fc.sample(walkOf(longest), { seed, numRuns: 1 })[0]!;

/** One Sở, in which one walk is taken after the other. */
export class Lane {
  readonly #browser: Browser;
  readonly #office: Office;
  readonly #otherUnit: string;
  /** How often things were really done, in all walks. */
  readonly tally = new Map<string, number>();

  private constructor(browser: Browser, office: Office, otherUnit: string) {
    this.#browser = browser;
    this.#office = office;
    this.#otherUnit = otherUnit;
  }

  static async open(browser: Browser, system: SystemUnderTest): Promise<Lane> {
    const otherUnit = system.codes[0]!.unit;
    return new Lane(browser, await Office.take(system, usedElsewhere), otherUnit);
  }

  /** Takes a walk from the beginning; undefined when no promise was broken. */
  async walk(steps: readonly Step[]): Promise<Failure | undefined> {
    const walk = await Walk.begin(this.#browser, this.#office, this.#otherUnit);
    try {
      return await walk.take(steps);
    } finally {
      for (const [what, times] of walk.tally) this.tally.set(what, (this.tally.get(what) ?? 0) + times);
      await walk.end();
    }
  }

  /** A shorter walk that breaks a promise too: whatever step can be left out is left out, within a number of walks. */
  async shorten(
    steps: readonly Step[],
    failure: Failure,
    most = 40,
  ): Promise<{ steps: Step[]; failure: Failure }> {
    let shortest = { steps: steps.slice(0, failure.after + 1), failure };
    let walks = 0;
    for (
      let size = Math.ceil(shortest.steps.length / 2);
      size >= 1;
      size = size === 1 ? 0 : Math.ceil(size / 2)
    )
      for (let from = shortest.steps.length - size; from >= 0 && walks < most; from -= size) {
        const fewer = shortest.steps.toSpliced(from, size);
        walks += 1;
        const failed = await this.walk(fewer);
        if (failed) shortest = { steps: fewer.slice(0, failed.after + 1), failure: failed };
        from = Math.min(from, shortest.steps.length);
      }
    return shortest;
  }
}

/** A failed walk as it is reported, with what replays it. */
export const report = (steps: readonly Step[], { after, complaints, views }: Failure): string =>
  [
    ...steps.map((step, index) => `  ${index === after ? '→' : ' '} ${index}. ${JSON.stringify(step)}`),
    ...(after >= steps.length ? ['  → at the end, when everything was up and quiet'] : []),
    ...complaints.map((complaint) => `  ! ${complaint}`),
    ...views.map((view) => `  ? ${view}`),
    `  WALK_STEPS='${JSON.stringify(steps)}'`,
  ].join('\n');
