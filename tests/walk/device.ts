import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import type { Entry } from './ledger.ts';
import type { Office } from './office.ts';
import { lookAt, type Shown } from './shown.ts';

/** One tab with the form, and what a person has seen in it. */
export interface Tab {
  page: Page;
  /** Values seen on this page since it was loaded. */
  seen: Set<Entry>;
  /** True while another page of the site is shown in it. */
  isAway: boolean;
  /** The version of the draft that the system told it last. */
  version: number;
  pending: Set<Request>;
}

const settleTime = 4_000;

/** A browser of one officer: storage, line and clock of its own. */
export class Device {
  readonly number: 0 | 1;
  readonly context: BrowserContext;
  readonly tabs: [Tab | undefined, Tab | undefined] = [undefined, undefined];
  /** Values seen on any of its tabs. */
  readonly seen = new Set<Entry>();
  isOnline = true;
  isApiUp = true;
  readonly #office: Office;

  private constructor(number: 0 | 1, context: BrowserContext, office: Office) {
    this.number = number;
    this.context = context;
    this.#office = office;
  }

  static async start(browser: Browser, number: 0 | 1, office: Office): Promise<Device> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      acceptDownloads: true,
    });
    context.setDefaultTimeout(10_000);
    await context.clock.install();
    return new Device(number, context, office);
  }

  openTabs(): Tab[] {
    return this.tabs.filter((tab) => tab !== undefined && !tab.isAway) as Tab[];
  }

  /** Opens a tab with the form; script runs in it. */
  async open(slot: 0 | 1, fragment = ''): Promise<Tab> {
    const page = await this.context.newPage();
    const tab: Tab = {
      page,
      seen: new Set(),
      isAway: false,
      version: -1,
      pending: new Set(),
    };
    this.tabs[slot] = tab;
    // A person who is asked whether to leave leaves.
    page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
    page.on('request', (request) => isApi(request) && tab.pending.add(request));
    const answered = (request: Request): boolean => tab.pending.delete(request);
    page.on('requestfinished', answered);
    page.on('requestfailed', answered);
    page.on('response', (response) => {
      if (isApi(response.request()) && response.ok())
        void response.json().then(
          (answer: { version?: number }) => {
            if (typeof answer.version === 'number') tab.version = answer.version;
          },
          () => undefined,
        );
    });
    await page.goto(this.address(fragment));
    await ready(page);
    return tab;
  }

  address(fragment = ''): string {
    return new URL(`/phieu/${fragment}`, this.#office.system.address).href;
  }

  async close(slot: 0 | 1): Promise<void> {
    const tab = this.tabs[slot];
    if (!tab) return;
    this.tabs[slot] = undefined;
    const closed = tab.page.waitForEvent('close');
    // As a person closes it: the page is told, and may keep what it has.
    await tab.page.close({ runBeforeUnload: true });
    await closed;
  }

  /** A page of the form is new, or loaded again: nothing was seen on it. */
  renew(tab: Tab): void {
    tab.seen.clear();
    tab.pending.clear();
    tab.version = -1;
  }

  async setLine(isUp: boolean): Promise<void> {
    this.isOnline = isUp;
    await this.context.setOffline(!isUp);
  }

  /** As if the server were stopped: pages that are there stay, the API answers nothing. */
  async setApi(isUp: boolean): Promise<void> {
    this.isApiUp = isUp;
    await this.context.unroute('**/api/**');
    if (!isUp) await this.context.route('**/api/**', (route) => route.abort('connectionrefused'));
  }

  /** The next saving or send reaches the system, but its answer is lost. */
  async loseAnswer(): Promise<void> {
    if (!this.isApiUp || !this.isOnline) return;
    await this.context.route(
      '**/api/**',
      async (route) => {
        await route.fetch().catch(() => undefined);
        await route.abort('connectionfailed').catch(() => undefined);
      },
      { times: 1 },
    );
  }

  /** Lets the clock of this device run, and waits until the system has answered. */
  async run(milliseconds: number): Promise<void> {
    await this.context.clock.runFor(milliseconds);
    await this.settle();
  }

  /** Waits until nothing is asked any more. */
  async settle(): Promise<void> {
    const end = Date.now() + settleTime;
    const isBusy = (): boolean => this.openTabs().some(({ pending }) => pending.size > 0);
    await pause(20);
    while (isBusy() && Date.now() < end) await pause(20);
    await pause(30);
  }
}

/** Waits until script runs on the page of the form. */
export async function ready(page: Page): Promise<void> {
  await page.locator('.saving-bar').waitFor();
  // The first sign of a person: what stands far below is loaded with it.
  await page.mouse.move(5, 5);
}

/** What a person sees in a tab; undefined where the form is not to be seen. */
export const look = async ({ page, isAway }: Tab): Promise<Shown | undefined> =>
  isAway ? undefined : lookAt(page);

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

const isApi = (request: Request): boolean => request.url().includes('/api/drafts');
