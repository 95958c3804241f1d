import { parseArgs } from 'node:util';
import { PlainError } from '../local/plain-error.ts';
import { provinceByCode, provinces, type Province } from '../units/units.ts';

const usage = `npm run codes -- --unit 79    a new access code for one Sở, with its slip to print
npm run codes -- --all        new access codes for all 63, with their slips

--out FOLDER    where the slips are written (.local/slips/<time>)
--site ADDRESS  what their links begin with (SITE_URL)
--print         shows the codes here too

It works on the system npm start runs on this machine, unless SUPABASE_URL, SUPABASE_SECRET_KEY and ACCESS_CODE_PEPPER
are set to those of another database and its functions.`;

/** What a command line asks for. */
export interface Order {
  units: readonly Province[];
  out: string | undefined;
  site: string | undefined;
  print: boolean;
}

/**
 * Reads a command line.
 *
 * @throws PlainError saying how it is called.
 */
export function readOrder(args: string[]): Order {
  const { unit, all, out, site, print = false } = parse(args);
  const province = provinceByCode(unit ?? '');
  if ((unit === undefined) !== (all === true)) throw new PlainError(`Say for whom:\n${usage}`);
  if (all !== true && !province) throw new PlainError(`There is no unit "${unit}".\n${usage}`);
  return { units: province ? [province] : provinces, out, site, print };
}

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({ args, options: { unit: text, all: flag, out: text, site: text, print: flag } }).values;
  } catch (error) {
    throw new PlainError(`${error instanceof Error ? error.message : 'Say for whom'}:\n${usage}`);
  }
}
