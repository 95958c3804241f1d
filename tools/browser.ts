import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { PlainError } from '../src/operate/plain-error.ts';
import { project } from '../src/operate/project.ts';

const usualPlaces = [
  // Without the window nobody sees, tests take a third less time.
  '/usr/lib/chromium/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The Chromium or Chrome that browser tests use: CHROMIUM_PATH, one of the usual places, or Playwright's own. */
export function findBrowser(): string | undefined {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH !== undefined && !existsSync(CHROMIUM_PATH))
    throw new PlainError(
      `CHROMIUM_PATH names ${CHROMIUM_PATH}, which is not there. Correct it or leave it out.`,
    );
  return CHROMIUM_PATH ?? [...usualPlaces, chromium.executablePath()].find((file) => existsSync(file));
}

/** Sees to it that there is a browser for the tests, installing one when there is none; returns its file. */
export function ensureBrowser(say: (sentence: string) => void): string {
  const found = findBrowser();
  if (found !== undefined) return found;
  say('Installing a browser for the tests (about two minutes) ...');
  if (isRootOnDebian()) installByApt();
  else installByPlaywright();
  const installed = findBrowser();
  if (installed !== undefined) return installed;
  throw new PlainError(
    'No browser could be installed for the tests (the reason is above). Install Chromium or Chrome, or name one in CHROMIUM_PATH, and run this again.',
  );
}

function isRootOnDebian(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Liberation and Noto have every Vietnamese letter; without a font the tests would measure empty boxes. */
function installByApt(): void {
  run('apt-get', ['update', '-qq']);
  const packages = ['chromium-headless-shell', 'fonts-liberation', 'fonts-noto-core'];
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}

function installByPlaywright(): void {
  run(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium']);
}

function run(command: string, args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // apt's own account of what it unpacks is of no use here; its errors are.
  spawnSync(command, args, { cwd: project, env, stdio: ['ignore', 'ignore', 'inherit'] });
}
