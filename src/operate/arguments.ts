import { parseArgs } from 'node:util';
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
  const read = parse(args, options, usage);
  const [fewest, most] = shape.names;
  if (read.positionals.length < fewest || read.positionals.length > most)
    throw new PlainError(`Lệnh thiếu hoặc thừa số phiếu.\n${usage}`);
  const values = read.values as Readonly<Record<string, string | boolean | string[] | undefined>>;
  const text = (option: string) => (typeof values[option] === 'string' ? values[option] : undefined);
  const texts = (option: string) => (Array.isArray(values[option]) ? values[option] : []);
  return { names: read.positionals, text, texts, has: (flag) => values[flag] === true };
}

function parse(
  args: readonly string[],
  options: Record<string, { type: 'boolean' | 'string'; multiple: boolean }>,
  usage: string,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const wrong = /'([^']*)'/.exec(error instanceof Error ? error.message : '')?.[1] ?? '';
    throw new PlainError(`Không hiểu “${wrong}”.\n${usage}`, { cause: error });
  }
}
