/**
 * A value made when it is first asked for, and then kept. For formats of dates and numbers: the first one costs an old
 * phone a tenth of a second, which is not to be paid while a page opens.
 */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
