import { chromium, type Browser, type LaunchOptions } from 'playwright-core';
import { findBrowser } from '../../tools/browser.ts';
import { PlainError } from '../../src/operate/plain-error.ts';

let opened: Promise<Browser> | undefined;

/** A headless browser that asks nobody but the pages it is given, one for all files of a process; close it when done:
 *  that closes all of its windows. */
export async function openBrowser(): Promise<Browser> {
  const browser = await (opened ??= launch());
  browser.close = async () => {
    for (const context of browser.contexts()) await context.close();
  };
  return browser;
}

/** A headless browser of its own, that asks nobody but the pages it is given. */
export function launch({ args = [], ...options }: LaunchOptions = {}): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined)
    throw new PlainError(
      'There is no browser to test with. Run npm test, which installs one, or set CHROMIUM_PATH.',
    );
  return chromium.launch({
    executablePath,
    args: [...quiet, ...(isRoot() ? ['--no-sandbox'] : []), ...args],
    ...options,
  });
}

/** A browser of its own that keeps pages in memory for Back, as people's do and the one of the other tests does not. */
export const launchRemembering = (options: LaunchOptions = {}): Promise<Browser> =>
  launch({ ignoreDefaultArgs: ['--disable-back-forward-cache'], ...options });

const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-pings',
];

/** Chromium's sandbox does not work for root. */
function isRoot(): boolean {
  return process.getuid?.() === 0;
}
