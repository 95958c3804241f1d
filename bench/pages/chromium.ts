import { chromium, type Browser } from 'playwright-core';
import type { Bench } from '../part.ts';

const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-pings',
];

/** What the browser is started with; its sandbox does not work for root. */
export const chromiumFlags: readonly string[] = [
  ...quiet,
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** A headless browser that asks nobody but the pages it is given. */
export async function openChromium({ chromium: executablePath, running }: Bench): Promise<Browser> {
  const browser = await chromium.launch({ executablePath, args: [...chromiumFlags] });
  running.defer(() => browser.close());
  return browser;
}

/** A phone of an ordinary size. */
export const phone = { viewport: { width: 412, height: 823 }, isMobile: true, hasTouch: true } as const;
