import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { chromiumFlags } from './chromium.ts';
import type { Bench, Tables } from './part.ts';
import { median } from './statistics.ts';
import type { BenchSystem } from './system.ts';
import { milliseconds, reached } from './table.ts';
import { installTools } from './tools.ts';

/** Without search engines: the pages ask not to be found while they are unofficial. */
const categories = ['performance', 'accessibility', 'best-practices'] as const;
const addresses = ['/', '/phieu/', '/ket-qua/', '/ket-qua/ha-noi/'];
const metrics = {
  'first-contentful-paint': 'FCP',
  'largest-contentful-paint': 'LCP',
  'total-blocking-time': 'TBT',
  interactive: 'TTI',
} as const;

/** What is read of a report of Lighthouse; scores are shares of 1. */
interface Report {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<
    string,
    { score: number | null; numericValue?: number; title: string; scoreDisplayMode: string }
  >;
}

/** Lighthouse's scores for a phone on slow 4G. */
export async function* lighthouse(bench: Bench, openSystem: () => Promise<BenchSystem>): Tables {
  const packages = installTools(bench.say);
  const { siteUrl } = await openSystem();
  const rows: string[][] = [];
  const notes: string[] = [];
  for (const address of addresses) {
    const reports: Report[] = [];
    for (let run = 0; run < (bench.quick ? 1 : 5); run += 1)
      reports.push(await runLighthouse(bench, packages, new URL(address, siteUrl).href));
    rows.push(rowOf(address, reports));
    notes.push(...lostPoints(address, reports));
  }
  yield {
    title: 'Lighthouse, phone, slow 4G and processor 4 times slower (both reckoned by Lighthouse)',
    columns: ['page', ...categories, 'aim', ...Object.values(metrics), 'CLS'],
    rows,
    notes: ['The middle one of several runs. Where points were lost:', ...notes],
  };
}

async function runLighthouse(
  { folder, chromium, running }: Bench,
  packages: string,
  address: string,
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
