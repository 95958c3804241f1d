/** A random UUID (version 4). Not crypto.randomUUID: that is missing on an office server reached without https. */
export function makeIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * Keeps one key for one intended send: the same request tried again has the same key, a changed one a new key.
 * @param make makes a key; given in tests
 */
export function keyForSend(make: () => string = makeIdempotencyKey): (content: string) => string {
  let known = { content: '', key: '' };
  return (content) => {
    if (content !== known.content || known.key === '') known = { content, key: make() };
    return known.key;
  };
}
