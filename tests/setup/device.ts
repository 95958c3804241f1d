import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

interface Device {
  context: BrowserContext;
  /** Options it was opened with, other than the size of its windows. */
  options: string;
  size: Size;
  /** The wiped window that waits for the next user. */
  window: Page | undefined;
  /** Where pages have run that may have stored something. */
  origins: Set<string>;
  isFree: boolean;
  /** Something was done to it that cannot be undone. */
  isWorn: boolean;
}

interface Size {
  width: number;
  height: number;
}

const usualSize: Size = { width: 1280, height: 900 };
const listenedTo = ['console', 'pageerror', 'request', 'response', 'requestfailed', 'dialog', 'download'];
const devicesOf = new WeakMap<Browser, Device[]>();

/**
 * A device of one user: it stores nothing yet, and nobody else uses it. Closed, it is wiped and given to the next who asks
 * for such a one: a new window takes the processor three times as long as a wiped one.
 */
export async function newDevice(
  browser: Browser,
  { viewport, ...options }: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const devices = devicesOf.get(browser) ?? [];
  devicesOf.set(browser, devices);
  const asked = JSON.stringify(options);
  const free = devices.find((device) => device.isFree && device.options === asked);
  const device = free ?? (await openDevice(browser, options));
  if (free === undefined) devices.push(device);
  return Object.assign(device, { isFree: false, size: viewport ?? usualSize }).context;
}

async function openDevice(browser: Browser, options: BrowserContextOptions): Promise<Device> {
  const context = await browser.newContext({ ...options, viewport: usualSize });
  const device: Device = {
    ...{ context, options: JSON.stringify(options), size: usualSize, window: undefined },
    ...{ origins: new Set<string>(), isFree: false, isWorn: false },
  };
  noteOrigins(device);
  noteWear(device);
  const openWindow = context.newPage.bind(context);
  context.newPage = async () => {
    const window = device.window ?? (await openWindow());
    device.window = undefined;
    if (device.size !== usualSize) await window.setViewportSize(device.size);
    return window;
  };
  const end = context.close.bind(context);
  context.close = async () => {
    if (device.isFree) return;
    device.isFree = !device.isWorn && (await wipe(device).catch(() => false));
    if (!device.isFree) await end();
  };
  return device;
}

function noteOrigins({ context, origins }: Device): void {
  context.on('page', (page) =>
    page.on('framenavigated', (frame) => {
      if (/^https?:/.test(frame.url())) origins.add(new URL(frame.url()).origin);
    }),
  );
}

/** Notes what stays with a device for good, so that nobody uses it after. */
function noteWear(device: Device): void {
  const { context } = device;
  const wearing =
    <Args extends unknown[], Result>(act: (...args: Args) => Result) =>
    (...args: Args): Result => {
      device.isWorn = true;
      return act(...args);
    };
  context.addInitScript = wearing(context.addInitScript.bind(context));
  context.exposeBinding = wearing(context.exposeBinding.bind(context));
  context.newCDPSession = wearing(context.newCDPSession.bind(context));
  context.clock.install = wearing(context.clock.install.bind(context.clock));
}

/** Takes from a device all that its user left there; false when no window is left to go on with. */
async function wipe(device: Device): Promise<boolean> {
  const { context, origins } = device;
  const [window, ...others] = context.pages();
  if (window === undefined) return false;
  for (const other of others) await other.close();
  for (const from of [context, window]) {
    for (const event of listenedTo) from.removeAllListeners(event);
    await from.unrouteAll({ behavior: 'ignoreErrors' });
  }
  await context.setOffline(false);
  await window.emulateMedia({ media: null });
  await window.setViewportSize(usualSize);
  for (const origin of origins) await forget(window, origin);
  origins.clear();
  await context.clearCookies();
  device.window = window;
  return true;
}

/** Leaves the window on a page of the origin that runs and asks for nothing: so what a page writes while it is left goes too. */
async function forget(window: Page, origin: string): Promise<void> {
  const body = '<link rel="icon" href="data:,">';
  await window.route(`${origin}/blank`, (route) => route.fulfill({ contentType: 'text/html', body }));
  await window.goto(`${origin}/blank`);
  await window.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await window.unrouteAll();
}
