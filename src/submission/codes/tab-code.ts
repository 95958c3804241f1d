const storageKey = 'ma-phieu-669';

/** The Sở and the access code that this browser tab works with. */
export interface TabCode {
  /** Empty when a personal link named none. */
  unit: string;
  code: string;
}

/**
 * Takes the Sở and the code from a personal link (`#so=79&ma=…`, after "#", where it is never sent to a server) and
 * clears them from the address at once; without a link, what this tab remembers.
 */
export function takePersonalLink(): TabCode | undefined {
  const parts = new URLSearchParams(location.hash.slice(1));
  const [unit, code] = [parts.get('so') ?? '', parts.get('ma') ?? ''];
  if (code === '') return rememberedCode();
  history.replaceState(history.state, '', location.pathname + location.search);
  rememberCode({ unit, code });
  return { unit, code };
}

/** Calls back when a personal link is opened in this tab while the form is shown; returns how to stop. */
export function onPersonalLink(callback: () => void): () => void {
  const listener = () => {
    if (new URLSearchParams(location.hash.slice(1)).has('ma')) {
      takePersonalLink();
      callback();
    }
  };
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

/** Remembers a code in this tab, for its pages and reloads, until the tab is closed or the code is forgotten. */
export function rememberCode({ unit, code }: TabCode): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify({ unit, code }));
  } catch {
    // Without storage the code has to be typed again after a reload.
  }
}

/** The code that this tab remembers, from a personal link or typed and accepted. */
export function rememberedCode(): TabCode | undefined {
  try {
    const { unit, code } = JSON.parse(sessionStorage.getItem(storageKey) ?? '{}') as Partial<TabCode>;
    return typeof unit === 'string' && typeof code === 'string' ? { unit, code } : undefined;
  } catch {
    return undefined;
  }
}

/** Forgets the code: whoever works in this tab later gives it again. */
export function forgetCode(): void {
  try {
    sessionStorage.removeItem(storageKey);
  } catch {
    // A browser that allows no storage remembers nothing.
  }
}
