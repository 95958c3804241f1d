import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureBrowser } from '../browser.ts';
import { project } from '../project.ts';

/**
 * Walks through the form in a real browser, from seeds by chance, for as long as told; each walk that breaks a promise is
 * printed with its seed, its steps and its shortened steps.
 * @returns whether none did
 */
export async function walkThroughForm(minutes: number, say: (sentence: string) => void): Promise<boolean> {
  process.env['CHROMIUM_PATH'] ??= ensureBrowser(say);
  // The tests' own systems, browser and walks: what fails here fails there.
  const vitest = path.join(project, 'node_modules/vitest/vitest.mjs');
  const args = ['run', '--project', 'soak', '--silent=false', '--disable-console-intercept'];
  const child = spawn(process.execPath, [vitest, ...args], {
    cwd: project,
    env: { ...process.env, WALK_MINUTES: String(minutes) },
    stdio: 'inherit',
  });
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  return code === 0;
}
