import type { Browser, Page } from 'playwright-core';
import { Device, look, pause, type Tab } from './device.ts';
import { isInForm, isShown, Ledger } from './ledger.ts';
import type { Office } from './office.ts';
import type { Shown } from './shown.ts';
import type { Step, Where } from './steps.ts';
import { complaintsAbout, finalComplaints } from './promises.ts';
import { doStep } from './do-step.ts';
import { openWorksheet } from './typing-steps.ts';

/** How a walk ended that broke a promise: after which step, and what was wrong. */
export interface Failure {
  after: number;
  complaints: string[];
  /** What each tab and the system hold then of what is complained about. */
  views: string[];
}

/** A form in a tab of a device, and what a person sees in it. */
export interface FormInView {
  device: Device;
  slot: number;
  tab: Tab;
  page: Page;
  shown: Shown;
}

/** Two officers with a device each at the Phiếu of one Sở, and the account of what they entered. */
export class Walk {
  readonly office: Office;
  readonly devices: readonly [Device, Device];
  readonly ledger = new Ledger();
  /** The province that is not theirs, chosen by mistake. */
  readonly otherUnit: string;
  step = 0;
  #values = 0;
  /** How often something was really done, or seen: a step may find nothing to do. */
  readonly tally = new Map<string, number>();

  private constructor(office: Office, devices: readonly [Device, Device], otherUnit: string) {
    this.office = office;
    this.devices = devices;
    this.otherUnit = otherUnit;
  }

  static async begin(browser: Browser, office: Office, otherUnit: string): Promise<Walk> {
    await office.forget();
    return new Walk(
      office,
      [await Device.start(browser, 0, office), await Device.start(browser, 1, office)],
      otherUnit,
    );
  }

  /** Takes the steps one after the other, and says which promise was broken first; undefined when none was. */
  async take(steps: readonly Step[]): Promise<Failure | undefined> {
    for (const [index, step] of steps.entries()) {
      this.step = index;
      const complaints = await this.#tried(async () => {
        await doStep(this, step);
        return this.#patiently(() => complaintsAbout(this));
      });
      if (complaints.length > 0) return this.#failure(index, complaints);
    }
    const complaints = await this.#tried(async () => {
      await comeToRest(this);
      return this.#patiently(
        () => finalComplaints(this),
        () => letAllRun(this, 31_000),
      );
    });
    return complaints.length > 0 ? this.#failure(steps.length, complaints) : undefined;
  }

  async #failure(after: number, complaints: string[]): Promise<Failure> {
    const paths = [...new Set(complaints.flatMap((text) => /\((\S+), step/.exec(text)?.[1] ?? []))];
    const held = (values: Record<string, string | string[]>): string =>
      paths.map((path) => `${path}=“${[values[path] ?? ''].flat().join(', ')}”`).join(' ');
    const views = (await this.formsInView().catch(() => [])).map(({ device, slot, shown }) => {
      const notices = [
        ...shown.conflicts.map(
          ({ place, remote, others, local }) => `${place}: ${remote} / ${others} / ${local}`,
        ),
        ...shown.superseded,
      ];
      return `tab ${slot} of device ${device.number}: ${held(shown.values)} [${notices.join('; ')}] ${shown.words}`;
    });
    const { form_values: formValues, superseded } = await this.office.stored();
    return {
      after,
      complaints,
      views: [...views, `the system: ${held(formValues)}, superseded: ${held(superseded ?? {})}`],
    };
  }

  async end(): Promise<void> {
    for (const { context } of this.devices) await context.close();
  }

  /** Counts that something was really done, or seen. */
  did(what: string): void {
    this.tally.set(what, (this.tally.get(what) ?? 0) + 1);
  }

  /** A value that was never entered before, of the kind that a field asks for. */
  newValue(path: string): string {
    this.#values += 1;
    const number = this.#values;
    if (path === 'data_date')
      return new Date(Date.UTC(2014, 0, number)).toLocaleDateString('en-GB', { timeZone: 'UTC' });
    if (path === 'respondent_email') return `w${number}x@vidu.example`;
    if (path === 'respondent_phone') return `0243 8${60_000 + number}`;
    return /\.(district|commune)$|-(district|commune)$/.test(path)
      ? String(60_000 + number)
      : `việc w${number}x`;
  }

  device({ device }: Pick<Where, 'device'>): Device {
    return this.devices[device];
  }

  tab({ device, tab }: Where): Tab | undefined {
    return this.devices[device].tabs[tab];
  }

  /** Takes down what can be seen on every tab now: from now on it has to stay there until a person takes it away. */
  async witness(): Promise<void> {
    for (const { device, tab, shown } of await this.formsInView()) this.#see(device, tab, shown);
  }

  /** Every form that a person can look at now, with what is to be seen. */
  async formsInView(): Promise<FormInView[]> {
    const views: FormInView[] = [];
    for (const device of this.devices)
      for (const [slot, tab] of device.tabs.entries()) {
        const shown = tab && (await look(tab));
        if (shown) views.push({ device, slot, tab, shown, page: tab.page });
      }
    return views;
  }

  #see(device: Device, tab: Tab, shown: Shown): void {
    this.did(`see “${/^[^·]*?(?= lúc| ·|$)/.exec(shown.words)?.[0] ?? ''}”`);
    if (shown.conflicts.length > 0) this.did('see a conflict');
    if (shown.superseded.length > 0) this.did('see what was superseded');
    for (const entry of this.ledger.live()) {
      // What was written before a Sở was chosen is the chosen one's once it is shown there.
      if (entry.unit === '' && entry.device === device.number && shown.unit !== '' && isInForm(entry, shown))
        entry.unit = shown.unit;
      if (entry.unit !== shown.unit || !isShown(entry, shown)) continue;
      tab.seen.add(entry);
      device.seen.add(entry);
    }
  }

  /** Pages need a moment to show what they know: only what stays wrong is wrong. */
  async #patiently(look: () => Promise<string[]>, meanwhile?: () => Promise<void>): Promise<string[]> {
    const end = Date.now() + 1_500;
    for (;;) {
      const complaints = await look();
      if (complaints.length === 0) {
        await this.witness();
        return [];
      }
      if (Date.now() > end) return complaints;
      await (meanwhile?.() ?? pause(60));
    }
  }

  /** A page that no longer does what a person can do with it is a complaint too. */
  async #tried(act: () => Promise<string[]>): Promise<string[]> {
    try {
      return await act();
    } catch (error) {
      return [`could not go on: ${error instanceof Error ? error.message.slice(0, 600) : String(error)}`];
    }
  }
}

/** Lets the clocks of both devices run. */
export async function letAllRun(walk: Walk, milliseconds: number): Promise<void> {
  for (const device of walk.devices) await device.run(milliseconds);
}

/** All lines are up, nothing is locked, and every open tab is at the Sở with its code; then everything is quiet. */
async function comeToRest(walk: Walk): Promise<void> {
  await walk.office.unlock();
  for (const device of walk.devices) {
    await device.setApi(true);
    await device.setLine(true);
    for (const slot of [0, 1] as const) {
      const where = { device: device.number, tab: slot };
      if (device.tabs[slot]?.isAway) await doStep(walk, { do: 'return', ...where });
      if (slot === 0 || device.tabs[slot]) {
        await doStep(walk, { do: 'open', how: 'code', ...where });
        await doStep(walk, { do: 'correct', ...where });
      }
    }
  }
  if (walk.ledger.live().some(({ path }) => path.startsWith('worksheet.')))
    for (const { page, shown } of await walk.formsInView()) await openWorksheet(page, shown);
  for (const milliseconds of [2_600, 31_000, 2_600, 31_000]) await letAllRun(walk, milliseconds);
}
