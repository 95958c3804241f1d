import { countedAddress } from '../../server/http/caller-address.ts';

/** How many requests one address may make within so many seconds: `rateLimit` of a function's config. */
export interface AddressLimit {
  windowSize?: number;
  windowLimit: number;
}

/** Of a function whose config names none: Netlify takes two of them on its free plan, five on Pro; this server any number. */
const usual: AddressLimit = { windowSize: 60, windowLimit: 120 };

/** Of functions that one form calls more often: a draft is saved with every pause in typing. */
const more: Readonly<Record<string, AddressLimit>> = { drafts: { windowSize: 60, windowLimit: 600 } };

/** The limit of a function: of its config, or that of this server. */
export const limitOf = (name: string, configured: AddressLimit | undefined): AddressLimit =>
  configured ?? more[name] ?? usual;

/** Addresses counted apart within one window; those that come after are counted together, so that memory has an end. */
const mostAddresses = 20_000;

/** Counts requests by function and address. */
export interface AddressLimits {
  /** Counts a request; answers how many seconds to wait when it is one too many, and 0 otherwise. */
  count: (name: string, limit: AddressLimit | undefined, ip: string, now?: number) => number;
}

interface Window {
  ends: number;
  counts: Map<string, number>;
}

/** The limits per address of one process, in windows that follow one another; nothing of them is kept anywhere. */
export function addressLimits(): AddressLimits {
  const windows = new Map<string, Window>();
  return {
    count: (name, limit, ip, now = Date.now()) => {
      if (!limit) return 0;
      const length = (limit.windowSize ?? 60) * 1000;
      let window = windows.get(name);
      if (!window || window.ends <= now) {
        window = { ends: now + length, counts: new Map() };
        windows.set(name, window);
      }
      const { counts, ends } = window;
      const address = countedAddress(ip) ?? '';
      const key = counts.has(address) || counts.size < mostAddresses ? address : '';
      const counted = (counts.get(key) ?? 0) + 1;
      counts.set(key, counted);
      return counted > limit.windowLimit ? Math.ceil((ends - now) / 1000) : 0;
    },
  };
}
