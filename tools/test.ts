import { spawn } from 'node:child_process';
import path from 'node:path';
import { toldPlainly } from '../src/operate/plain-error.ts';
import { project } from '../src/operate/project.ts';
import { ensureBrowser } from './browser.ts';

interface Step {
  name: string;
  tool: string;
  args: string[];
}

const say = (sentence: string): void => console.log(sentence);
const forVitest = process.argv.slice(2);

/** What the content and the pages are, for both of those who check types. */
const sync: Step = { name: 'Types of the content', tool: 'astro/bin/astro.mjs', args: ['sync'] };
const steps: Step[] = [
  { name: 'Types and lint', tool: 'oxlint/bin/oxlint', args: [] },
  {
    name: 'Types of the pages',
    tool: 'astro/bin/astro.mjs',
    args: ['check', '--minimumFailingSeverity', 'hint', '--tsconfig', 'tsconfig.astro.json'],
  },
  { name: 'Format', tool: 'prettier/bin/prettier.cjs', args: ['--check', '--log-level=warn', '.'] },
];
// Last, so that its closing lines are the last of the output.
const tests: Step = { name: 'Tests', tool: 'vitest/vitest.mjs', args: ['run', ...forVitest] };

try {
  process.env.CHROMIUM_PATH ??= ensureBrowser(say);
  say('Checking types, lint and format, then running all tests (about nine minutes on two processors) ...');
  await passes(sync);
  const passed = await Promise.all(steps.map(passes));
  const failed = steps.filter((_, index) => !passed[index]).map(({ name }) => name);
  if (failed.length > 0) say(`Failed before the tests: ${failed.join(', ')} (see above).`);
  if (!(await passes(tests))) failed.push(tests.name);
  process.exitCode = failed.length > 0 ? 1 : 0;
} catch (error) {
  console.error(toldPlainly(error));
  process.exitCode = 1;
}

/** Runs one step; what the quiet ones print is shown only when they fail. */
async function passes(step: Step): Promise<boolean> {
  const started = performance.now();
  const loud = step === tests;
  const { code, output } = await runTool(step, loud);
  const seconds = Math.round((performance.now() - started) / 1000);
  if (code !== 0 && !loud) say(output.trim());
  // Nothing after the tests' own closing lines.
  if (!loud) say(`${step.name}: ${code === 0 ? 'passed' : 'FAILED'} (${seconds} s)`);
  return code === 0;
}

/** With this very Node, not by the tools' own first line, which would take the first Node in PATH. */
function runTool({ tool, args }: Step, loud: boolean): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [path.join(project, 'node_modules', tool), ...args], {
    cwd: project,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', loud ? 'inherit' : 'pipe', loud ? 'inherit' : 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve({ code, output }));
  });
}
