import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Browser, Page, Response } from 'playwright-core';
import { phone } from './chromium.ts';

/** The kinds of file that are told apart. */
export type Kind = 'html' | 'css' | 'font' | 'script' | 'other';

/** Bytes by kind, text gzipped. */
export type Weight = Record<Kind, number>;

/** What a browser loads of a page before anything is asked for, and what besides when it is scrolled to its end. */
export interface PageWeight {
  address: string;
  first: Weight;
  scrolled: Weight;
  /** Each script of `first` by its file name; what stands in the page itself under "in the page". */
  scripts: { file: string; bytes: number }[];
}

/** One file that arrived. */
interface Arrived {
  file: string;
  kind: Kind;
  bytes: number;
}

const kinds: Record<string, Kind> = { document: 'html', stylesheet: 'css', font: 'font', script: 'script' };

/** Loads a page with an empty cache on a phone and weighs everything that arrives. */
export async function weighPage(browser: Browser, site: string, address: string): Promise<PageWeight> {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  const arriving: Promise<Arrived>[] = [];
  page.on('response', (response) => arriving.push(weigh(response)));
  await page.goto(new URL(address, site).href, { waitUntil: 'networkidle' });
  const inline = {
    file: 'in the page',
    kind: 'script',
    bytes: await gzipped(await inlineScript(page)),
  } as const;
  const first = [...(await Promise.all(arriving.splice(0))), inline];
  await scrollToEnd(page);
  const scrolled = await Promise.all(arriving);
  await context.close();
  const scripts = first.filter(({ kind, bytes }) => kind === 'script' && bytes > 0);
  return { address, first: add(first), scrolled: add(scrolled), scripts };
}

async function weigh(response: Response): Promise<Arrived> {
  const kind = kinds[response.request().resourceType()] ?? 'other';
  const file = new URL(response.url()).pathname.split('/').at(-1) ?? '';
  const body = await response.body().catch(() => Buffer.alloc(0));
  return { file, kind, bytes: kind === 'font' ? body.length : await gzipped(body) };
}

async function gzipped(body: Buffer | string): Promise<number> {
  return body.length === 0 ? 0 : (await promisify(gzip)(body, { level: 9 })).length;
}

function add(arrived: readonly Arrived[]): Weight {
  const sum: Weight = { html: 0, css: 0, font: 0, script: 0, other: 0 };
  for (const { kind, bytes } of arrived) sum[kind] += bytes;
  return sum;
}

/** Script that stands in the page itself; data for scripts (JSON) is none. */
function inlineScript(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLScriptElement>('script:not([src])')]
      .filter(({ type }) => ['', 'module', 'text/javascript'].includes(type))
      .map(({ text }) => text)
      .join('\n'),
  );
}

async function scrollToEnd(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += innerHeight / 2) {
      scrollTo(0, y);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
  await page.waitForLoadState('networkidle');
}
