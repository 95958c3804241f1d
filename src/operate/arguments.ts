import { parseArgs, type ParseArgsConfig } from 'node:util';
import { PlainError } from './plain-error.ts';

/** What may be written behind a command: its options, and how many names before and between them. */
export interface Shape {
  options: Readonly<Record<string, 'text' | 'texts' | 'flag'>>;
  /** The fewest and the most. */
  names: readonly [number, number];
}

/** A command line as it was read. */
export interface Arguments {
  names: readonly string[];
  text: (option: string) => string | undefined;
  texts: (option: string) => readonly string[];
  has: (flag: string) => boolean;
}

/**
 * Reads what stands behind a command.
 *
 * @throws PlainError with `usage` for anything that is not in its shape.
 */
export function readArguments(args: readonly string[], shape: Shape, usage: string): Arguments {
  const options = Object.fromEntries(
    Object.entries(shape.options).map(([name, kind]) => [
      name,
      { type: kind === 'flag' ? ('boolean' as const) : ('string' as const), multiple: kind === 'texts' },
    ]),
  );
  const read = parseOrRefuse({ args: [...args], options, allowPositionals: true }, usage);
  const [fewest, most] = shape.names;
  if (read.positionals.length < fewest || read.positionals.length > most)
    throw new PlainError(`Lệnh thiếu hoặc thừa số phiếu.\n${usage}`);
  const values = read.values as Readonly<Record<string, string | boolean | string[] | undefined>>;
  const text = (option: string) => (typeof values[option] === 'string' ? values[option] : undefined);
  const texts = (option: string) => (Array.isArray(values[option]) ? values[option] : []);
  return { names: read.positionals, text, texts, has: (flag) => values[flag] === true };
}

/**
 * What Node's parseArgs reads.
 *
 * @throws PlainError with `usage` for what it does not know.
 */
export function parseOrRefuse<Config extends ParseArgsConfig>(config: Config, usage: string) {
  try {
    return parseArgs(config);
  } catch (error) {
    const wrong = /'([^']*)'/.exec(error instanceof Error ? error.message : '')?.[1] ?? '';
    throw new PlainError(`Không hiểu “${wrong}”.\n${usage}`, { cause: error });
  }
}

/** Which of the known flags were given; any other is answered with the list of those there are. */
export function readFlags<Flag extends string>(args: string[], known: readonly Flag[]): Set<Flag> {
  const unknown = args.find((arg) => !known.some((flag) => flag === arg));
  if (unknown !== undefined)
    throw new PlainError(`There is no option ${unknown}. The options are ${known.join(', ')}.`);
  return new Set(known.filter((flag) => args.includes(flag)));
}
