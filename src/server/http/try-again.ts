/** Something outside the caller's hands failed: the answer is 503 and `reason` goes to the log, without data. */
export class TryAgain extends Error {
  override name = 'TryAgain';
  readonly reason: string;

  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * What of an error may be logged: where it happened, never its message, which may quote what was typed.
 *
 * @example
 * loggable(new TypeError('secret')) // => 'TypeError at readBody (src/server/http/read-body.ts:12:3)'
 */
export function loggable(error: unknown): string {
  if (error instanceof TryAgain) return error.reason;
  if (!(error instanceof Error)) return 'something that is not an error was thrown';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames.slice(0, 3).map((line) => line.trim())].join(' ');
}
