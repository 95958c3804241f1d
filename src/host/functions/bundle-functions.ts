import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { PlainError } from '../../operate/plain-error.ts';
import { hostedFunction, type FunctionModule, type HostedFunction } from './functions.ts';

/** The files of a functions folder that are functions, by name. */
export async function functionFiles(folder: string): Promise<Map<string, string>> {
  const files = (await readdir(folder)).filter((file) => /\.m?[jt]s$/.test(file));
  return new Map(files.map((file) => [file.replace(/\.m?[jt]s$/, ''), path.join(folder, file)]));
}

/** Bundles the functions into a new folder below `target`, drops older bundles, and loads them.
 *  They read their environment while they load, so process.env must be set before. */
export async function bundleFunctions(folder: string, target: string): Promise<HostedFunction[]> {
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const files = await functionFiles(folder);
  // A new folder each time: Node loads one address only once.
  const dir = path.join(target, `${Date.now()}`);
  await writeBundle(Object.fromEntries(files), dir);
  return Promise.all([...files.keys()].map((name) => loadFunction(name, path.join(dir, `${name}.mjs`))));
}

/** @throws PlainError with what the bundler says, which names file and line. */
async function writeBundle(input: Record<string, string>, dir: string): Promise<void> {
  try {
    // The form puts parts off that a function always needs: nothing to warn of.
    const checks = { ineffectiveDynamicImport: false };
    await using bundle = await rolldown({ input, platform: 'node', logLevel: 'warn', checks });
    await bundle.write({
      dir,
      format: 'esm',
      entryFileNames: '[name].mjs',
      chunkFileNames: 'shared/[name].mjs',
    });
  } catch (error) {
    const said = error instanceof Error ? error.message.trim() : String(error);
    throw new PlainError(
      `The functions cannot be bundled. Mend what is named here, then start again.\n${said}`,
    );
  }
}

async function loadFunction(name: string, file: string): Promise<HostedFunction> {
  return hostedFunction(name, (await import(pathToFileURL(file).href)) as FunctionModule);
}
