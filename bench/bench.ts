import { parseArgs } from 'node:util';
import { PlainError } from '../src/operate/plain-error.ts';
import { runUntilStopped } from '../src/operate/run-until-stopped.ts';
import { onlyWhenNamed, partNames, runParts, type PartName } from './run-parts.ts';

const byDefault = partNames.filter((name) => !onlyWhenNamed.includes(name));

const help = `npm run bench                      measures everything (about half an hour on 2 cores)
npm run bench weights form         measures only what is named
npm run bench -- --quick           the same with fewer repetitions (about ten minutes)

The parts are ${partNames.join(', ')}; ${onlyWhenNamed.join(', ')} runs only when named.
Nothing else should run on the machine meanwhile; compare ratios of one run, not seconds of two machines.
What is over its budget is marked, and the command still succeeds.`;

// Not console.log: while functions run in this process, that is where their log goes.
const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`);

await runUntilStopped(say, async (signal) => {
  const { names, quick, wantsHelp } = readArguments(process.argv.slice(2));
  if (wantsHelp) say(help);
  else await runParts(names, { quick, say, signal });
  return undefined;
});

function readArguments(args: string[]): { names: PartName[]; quick: boolean; wantsHelp: boolean } {
  const { values, positionals } = parseArgs({ args, strict: false, allowPositionals: true });
  const { quick, help: wantsHelp, ...others } = values;
  const unknown = [
    ...Object.keys(others).map((name) => `--${name}`),
    ...positionals.filter((name) => !isPart(name)),
  ];
  if (unknown.length > 0)
    throw new PlainError(
      `There is nothing called ${unknown.join(' or ')} to measure. The parts are ${partNames.join(', ')}; the options --quick and --help.`,
    );
  const named = positionals.filter(isPart);
  return {
    names: named.length > 0 ? partNames.filter((name) => named.includes(name)) : byDefault,
    quick: quick === true,
    wantsHelp: wantsHelp === true,
  };
}

function isPart(name: string): name is PartName {
  return partNames.some((part) => part === name);
}
