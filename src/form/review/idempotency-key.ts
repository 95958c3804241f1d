/** A random UUID (version 4). Not crypto.randomUUID: that is missing on an office server reached without https. */
export function makeIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** It begins like those of the drafts in this browser, and so is deleted with them. */
const storageKey = 'phieu-669-sending';

/** An intended send: what is sent, and the key it is sent under. */
interface IntendedSend {
  content: string;
  key: string;
}

/**
 * Keeps one key for one intended send: the same request tried again has the same key, a changed one a new key. With
 * `isKept` also after the page was loaded again, until `forgetKey`; what is sent is then kept in this browser.
 * @param make makes a key; given in tests
 */
export function keyForSend(make: () => string = makeIdempotencyKey) {
  let known: IntendedSend | undefined;
  return (content: string, isKept = false): string => {
    if (known?.content !== content) known = readKept();
    if (known?.content !== content) known = { content, key: make() };
    if (isKept) keep(known);
    return known.key;
  };
}

/** Forgets the key kept in this browser: its send was answered. */
export const forgetKey = (): void => keep(undefined);

function readKept(): IntendedSend | undefined {
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? 'null') as IntendedSend | undefined;
  } catch {
    return undefined;
  }
}

function keep(send: IntendedSend | undefined): void {
  try {
    localStorage.removeItem(storageKey);
    if (send) localStorage.setItem(storageKey, JSON.stringify(send));
  } catch {
    // Not allowed or full: the key is known until the page is left.
  }
}
