import type { Browser, CDPSession, Page } from 'playwright-core';
import { phone } from './chromium.ts';

/** A network as Chromium imitates it: milliseconds before each answer, bytes a second. */
export interface Network {
  latency: number;
  download: number;
  upload: number;
}

const kilobits = (count: number): number => (count * 1024) / 8;

/** Slow 4G as Lighthouse defines it: 150 ms for a round trip, 1.6 Mbit/s down, 750 kbit/s up. */
export const slow4G: Network = { latency: 150, download: kilobits(1638), upload: kilobits(750) };

/** The preset "Slow 4G" of the browser's own tools, where every single request waits 562 ms. */
export const slow4GOfDevTools: Network = {
  latency: 562.5,
  download: kilobits(1638 * 0.9),
  upload: kilobits(750 * 0.9),
};

/** A page on an old phone: processor that many times slower; with a network, that one and an empty cache. */
export async function openSlowPage(browser: Browser, slowDown: number, network?: Network): Promise<Page> {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  await page.addInitScript(watch);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
  if (network) await slowNetwork(devtools, network);
  return page;
}

async function slowNetwork(devtools: CDPSession, { latency, download, upload }: Network): Promise<void> {
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: download,
    uploadThroughput: upload,
  });
}

/** What the page itself writes down, in milliseconds since it was asked for. */
export interface Watched {
  /** When the frame after the form's script had taken over was shown. */
  interactive?: number;
  /** When the first text was shown. */
  firstText?: number;
  /** The sum of all layout shifts that no input caused. */
  shift: number;
  /** What was shifted: elements as selectors. */
  shifted: string[];
  /** How long the main thread was busy without a pause, each time it was longer than 50 ms. */
  longTasks: number[];
}

declare global {
  interface Window {
    watched: Watched;
  }
}

/** Runs in the page before everything else. */
function watch(): void {
  const watched: Watched = (window.watched = { shift: 0, shifted: [], longTasks: [] });
  const takenOver = () =>
    requestAnimationFrame(() => setTimeout(() => (watched.interactive ??= performance.now())));
  // The line about saving comes with the script that takes the form over.
  const seeing = new MutationObserver(() => {
    if (!document.querySelector('.saving-bar')) return;
    seeing.disconnect();
    takenOver();
  });
  seeing.observe(document, { childList: true, subtree: true });
  const observe = (type: string, see: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, buffered: true });
  observe('longtask', ({ duration }) => watched.longTasks.push(duration));
  observe('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') watched.firstText = startTime;
  });
  observe('layout-shift', (entry) => {
    const { value, hadRecentInput, sources } = entry as LayoutShiftEntry;
    if (hadRecentInput) return;
    watched.shift += value;
    for (const { node } of sources)
      if (node instanceof Element) watched.shifted.push(`${node.localName}.${node.className}`);
  });
}

interface LayoutShiftEntry extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
  sources: { node?: Node | null }[];
}
