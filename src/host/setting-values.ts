import { PlainError } from '../operate/plain-error.ts';

/**
 * A folder of the project in which pages and functions can be built: the tools that do it read paths as addresses.
 *
 * @throws PlainError when its path has a sign at which they cut it off.
 */
export function checkFolder(folder: string): string {
  if (!/[#?]/.test(folder)) return folder;
  throw new PlainError(
    `The project lies in ${folder}, and a path with # or ? cannot be built in. Move it to a folder without them and start again.`,
  );
}

/**
 * The address people use, without a slash at its end, as links are made by writing a path after it; undefined when it is
 * not set.
 *
 * @throws PlainError when nothing can be written after it.
 */
export function siteAddress(given: string | undefined, otherwise = '; or leave it out'): string | undefined {
  const text = (given ?? '').trim();
  if (text === '') return undefined;
  const address = URL.canParse(text) ? new URL(text) : undefined;
  if (address && /^https?:$/.test(address.protocol) && address.href === `${address.origin}/`)
    return address.origin;
  throw new PlainError(
    `SITE_URL is "${text}". Set it to the address people use, like https://khao-sat.example.vn, without anything after the name${otherwise}.`,
  );
}

/**
 * A setting that is a whole number.
 *
 * @throws PlainError that names the setting, what is wrong with it and what to write.
 */
export function wholeNumber<T extends number | undefined>(
  environment: NodeJS.ProcessEnv,
  name: string,
  byDefault: T,
  most: number,
): number | T {
  const text = environment[name];
  if (text === undefined || text === '') return byDefault;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  const leftOut = byDefault === undefined ? 'leave it out' : `leave it out for ${byDefault}`;
  throw new PlainError(`${name} is "${text}". Set it to a whole number from 0 to ${most}, or ${leftOut}.`);
}
