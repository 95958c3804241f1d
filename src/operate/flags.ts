import { PlainError } from './plain-error.ts';

/** Which of the known flags were given; any other is answered with the list of those there are. */
export function readFlags<Flag extends string>(args: string[], known: readonly Flag[]): Set<Flag> {
  const unknown = args.find((arg) => !known.some((flag) => flag === arg));
  if (unknown !== undefined)
    throw new PlainError(`There is no option ${unknown}. The options are ${known.join(', ')}.`);
  return new Set(known.filter((flag) => args.includes(flag)));
}
