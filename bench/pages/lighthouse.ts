import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Bench, Tables } from '../part.ts';
import { median } from '../statistics.ts';
import type { BenchSystem } from '../system/system.ts';
import { milliseconds, reached, type Table } from '../table.ts';
import { chromiumFlags } from './chromium.ts';
import { installTools } from './install-lighthouse.ts';
import { machineNote, slowDownFor, usualSlowDown } from './machine.ts';

/** Without search engines: the pages ask not to be found while they are unofficial. */
const categories = ['performance', 'accessibility', 'best-practices'] as const;
const addresses = [
  '/',
  '/phieu/',
  '/ket-qua/',
  '/ket-qua/ha-noi/',
  '/ket-qua/vung/dong-bang-song-hong/',
  '/ket-qua/tom-tat/',
];
const metrics = {
  'first-contentful-paint': 'FCP',
  'largest-contentful-paint': 'LCP',
  'total-blocking-time': 'TBT',
  interactive: 'TTI',
} as const;

/** What is read of a report of Lighthouse; scores are shares of 1. */
interface Report {
  environment: { benchmarkIndex: number };
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<
    string,
    { score: number | null; numericValue?: number; title: string; scoreDisplayMode: string }
  >;
}

/** Lighthouse's scores for a phone on slow 4G: as it comes, and on a slow machine also as it asks to be set there. */
export async function* lighthouse(bench: Bench, openSystem: () => Promise<BenchSystem>): Tables {
  const packages = installTools(bench.say);
  const { siteUrl } = await openSystem();
  const measure = async (slowDown: number): Promise<Map<string, Report[]>> => {
    const found = new Map<string, Report[]>();
    for (const address of addresses) {
      const reports: Report[] = [];
      for (let run = 0; run < (bench.quick ? 1 : 5); run += 1)
        reports.push(await runLighthouse(bench, packages, new URL(address, siteUrl).href, slowDown));
      found.set(address, reports);
    }
    return found;
  };
  const usual = await measure(usualSlowDown);
  const index = median([...usual.values()].flat().map(({ environment }) => environment.benchmarkIndex));
  yield scores(usual, usualSlowDown, index);
  const advised = slowDownFor(index);
  if (advised < usualSlowDown) yield scores(await measure(advised), advised, index);
}

function scores(found: ReadonlyMap<string, Report[]>, slowDown: number, index: number): Table {
  const lost = [...found].flatMap(([address, reports]) => lostPoints(address, reports));
  return {
    title: `Lighthouse, phone, slow 4G and processor ${slowDown} times slower (both simulated by Lighthouse)`,
    columns: ['page', ...categories, 'aim', ...Object.values(metrics), 'CLS'],
    rows: [...found].map(([address, reports]) => rowOf(address, reports)),
    notes: [
      'The middle one of several runs.',
      machineNote(index),
      ...(lost.length > 0 ? ['Where points were lost:', ...lost] : []),
    ],
  };
}

async function runLighthouse(
  { folder, chromium, running }: Bench,
  packages: string,
  address: string,
  slowDown: number,
): Promise<Report> {
  const file = path.join(folder, 'lighthouse.json');
  const child = spawn(
    process.execPath,
    [
      path.join(packages, 'lighthouse/cli/index.js'),
      address,
      '--quiet',
      '--output=json',
      `--output-path=${file}`,
      `--only-categories=${categories.join(',')}`,
      `--chrome-flags=${['--headless=new', ...chromiumFlags].join(' ')}`,
      '--no-enable-error-reporting',
      `--throttling.cpuSlowdownMultiplier=${slowDown}`,
    ],
    { env: { ...process.env, CHROME_PATH: chromium }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  running.defer(() => void child.kill());
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`Lighthouse stopped at ${address}:\n${said}`);
  return JSON.parse(await readFile(file, 'utf8')) as Report;
}

function rowOf(address: string, reports: readonly Report[]): string[] {
  const scores = categories.map((name) =>
    Math.round(100 * median(reports.map((report) => report.categories[name]?.score ?? 0))),
  );
  const metric = (id: string): number => median(reports.map(({ audits }) => audits[id]?.numericValue ?? NaN));
  return [
    address,
    ...scores.map(String),
    reached(Math.min(...scores), 100, 'each'),
    ...Object.keys(metrics).map((id) => milliseconds(metric(id))),
    metric('cumulative-layout-shift').toFixed(3),
  ];
}

/** The audits that cost points, in any of the runs. */
function lostPoints(address: string, reports: readonly Report[]): string[] {
  const lost = reports.flatMap(({ categories: found, audits }) =>
    categories.flatMap((name) =>
      (found[name]?.auditRefs ?? [])
        .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
        .map(({ id }) => `  ${address} ${name}: ${audits[id]?.title ?? id}`),
    ),
  );
  return [...new Set(lost)];
}
