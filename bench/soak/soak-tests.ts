import { spawn } from 'node:child_process';
import path from 'node:path';
import { project } from '../../src/operate/project.ts';
import { ensureBrowser } from '../../tools/browser.ts';

/** The tests' own systems, browser, walks and requests: what fails here fails there. */
async function runSoakTests(settings: Record<string, string>): Promise<boolean> {
  const vitest = path.join(project, 'node_modules/vitest/vitest.mjs');
  const args = ['run', '--project', 'soak', '--silent=false', '--disable-console-intercept'];
  const child = spawn(process.execPath, [vitest, ...args], {
    cwd: project,
    env: { ...process.env, ...settings },
    stdio: 'inherit',
  });
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  return code === 0;
}

/**
 * Walks through the form in a real browser, from seeds by chance, for as long as told; each walk that breaks a promise is
 * printed with its seed, its steps and its shortened steps.
 * @returns whether none did
 */
export function walkThroughForm(minutes: number, say: (sentence: string) => void): Promise<boolean> {
  process.env['CHROMIUM_PATH'] ??= ensureBrowser(say);
  return runSoakTests({ WALK_MINUTES: String(minutes) });
}

/**
 * Looks among so many requests, made by chance and by mutation, for those that cost most of the processor's time.
 * @returns whether none costs more than it may
 */
export const findCostlyRequests = (cases: number): Promise<boolean> =>
  runSoakTests({ INPUT_CASES: String(cases) });
