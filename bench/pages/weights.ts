import path from 'node:path/posix';
import { provinceBySlug } from '../../src/units/units.ts';
import type { Bench, Tables } from '../part.ts';
import type { BenchSystem } from '../system/system.ts';
import { held, kilobytes, type Table } from '../table.ts';
import { openChromium } from './chromium.ts';
import { weighPage, type PageWeight, type Weight } from './page-weight.ts';

/** The most script a page may load before anything is asked for, in kB of 1,000 bytes. */
const scriptBudgets: Record<string, number> = { '/': 0, '/phieu/': 37, '/quan-tri/': 70 };
/** The most that fonts may weigh on a page whose text is all in the font of the site, in kB. */
const fontBudgets: Record<string, number> = { '/phieu/': 22, '/ket-qua/': 22, '/tro-giup/': 22 };
/** The most code that may be loaded for charts when one comes near, in kB. */
const chartBudget = 68;

/** What every page weighs, as Chromium really loads it. */
export async function* weights(bench: Bench, openSystem: () => Promise<BenchSystem>): Tables {
  const system = await openSystem();
  const browser = await openChromium(bench);
  const weighed: PageWeight[] = [];
  for (const address of pagesOf(system.addresses))
    weighed.push(await weighPage(browser, system.siteUrl, address));
  await browser.close();
  yield {
    title: 'Page weights: what Chromium loads with an empty cache before anything is asked for (gzip)',
    columns: ['page', 'HTML', 'CSS', 'fonts', 'script', 'other', 'all', 'script on scrolling', 'budgets'],
    rows: weighed.map(rowOf),
    notes: [
      'Text as gzip -9 of what arrived, fonts as they are. Script that stands in the HTML is counted in both columns.',
      'Script on scrolling: what is loaded besides when the page is scrolled to its end (charts).',
    ],
  };
  yield* weighed.filter(({ address }) => (scriptBudgets[address] ?? 0) > 0).map(scriptsOf);
}

/** Where the script of a page with a budget comes from, the heaviest first. */
function scriptsOf({ address, scripts }: PageWeight): Table {
  return {
    title: `The script of ${address}, file by file (gzip)`,
    columns: ['file', 'size'],
    rows: scripts.toSorted((a, b) => b.bytes - a.bytes).map(({ file, bytes }) => [file, kilobytes(bytes)]),
  };
}

function rowOf({ address, first, scrolled }: PageWeight): string[] {
  const { html, css, font, script, other } = first;
  const bytes = [html, css, font, script, other, html + css + font + script + other, scrolled.script];
  return [address, ...bytes.map(kilobytes), budgetsOf(address, first, scrolled.script)];
}

function budgetsOf(address: string, { font, script }: Weight, onScrolling: number): string {
  const budgets: [string, number, number | undefined][] = [
    ['fonts', font, fontBudgets[address]],
    ['script', script, scriptBudgets[address]],
    ['on scrolling', onScrolling, onScrolling === 0 ? undefined : chartBudget],
  ];
  return budgets
    .flatMap(([what, bytes, most]) =>
      most === undefined ? [] : [`${what} ${held(bytes / 1000, most, 'kB')}`],
    )
    .join(', ');
}

/** Every page of the site; of the pages of 63 provinces only the first. */
function pagesOf(addresses: readonly string[]): string[] {
  const pages = addresses
    .filter((address) => address.endsWith('.html'))
    .map((address) => address.replace(/index\.html$/, ''))
    .sort();
  const first = pages.find(isOfProvince);
  return pages.filter((page) => page === first || !isOfProvince(page));
}

const isOfProvince = (page: string): boolean => provinceBySlug(path.basename(page)) !== undefined;
