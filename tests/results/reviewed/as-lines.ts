/** A document as JSON that can be reviewed line by line: broken into lines down to a depth, and no further. */
export function asLines(document: unknown, depth: number, indent = ''): string {
  const inner = `${indent} `;
  const put = (open: string, parts: string[], close: string): string =>
    `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`;
  if (depth === 0 || typeof document !== 'object' || document === null) return JSON.stringify(document);
  if (Array.isArray(document))
    return put(
      '[',
      document.map((item) => asLines(item, depth - 1, inner)),
      ']',
    );
  const entries = Object.entries(document).filter(([, value]) => value !== undefined);
  return put(
    '{',
    entries.map(([key, value]) => `${JSON.stringify(key)}: ${asLines(value, depth - 1, inner)}`),
    '}',
  );
}
