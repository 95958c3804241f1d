/** An error its reader can act on: the message says what is wrong, then what to do, and is shown without a stack. */
export class PlainError extends Error {
  override name = 'PlainError';
}

/** The sentence of a PlainError, or for anything else the whole error with its stack: that one is a fault of ours. */
export function toldPlainly(error: unknown): string {
  if (error instanceof PlainError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The code of a system error ("EADDRINUSE", "ENOENT"), or undefined for any other error. */
export function systemCode(error: unknown): string | undefined {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
