const storageKey = 'ma-phieu-669';

/** The Sở and the access code that a personal link carries after "#", where it is never sent to a server. */
export interface PersonalLink {
  unit: string;
  code: string;
}

/**
 * Takes the Sở and the code from the address (`#so=79&ma=…`) and clears them there at once; this tab remembers
 * them until it is closed. Undefined when there is none.
 */
export function takePersonalLink(): PersonalLink | undefined {
  const parts = new URLSearchParams(location.hash.slice(1));
  const [unit, code] = [parts.get('so') ?? '', parts.get('ma') ?? ''];
  if (code === '') return remembered();
  history.replaceState(history.state, '', location.pathname + location.search);
  try {
    sessionStorage.setItem(storageKey, JSON.stringify({ unit, code }));
  } catch {
    // Without storage the code has to be typed again after a reload.
  }
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

/** Forgets the Sở and the code of a personal link: whoever opens the form in this tab later gives the code again. */
export function forgetPersonalLink(): void {
  try {
    sessionStorage.removeItem(storageKey);
  } catch {
    // A browser that allows no storage remembers nothing.
  }
}

function remembered(): PersonalLink | undefined {
  try {
    const { unit, code } = JSON.parse(sessionStorage.getItem(storageKey) ?? '{}') as Partial<PersonalLink>;
    return typeof unit === 'string' && typeof code === 'string' ? { unit, code } : undefined;
  } catch {
    return undefined;
  }
}
