import type { Bench } from '../part.ts';
import type { BenchSystem } from '../system/system.ts';
import type { Way } from './load.ts';
import type { Office } from './office.ts';

/** One database with 63 offices that have answered, and the ways to send it their corrections. */
export interface Sending {
  bench: Bench;
  system: BenchSystem;
  offices: readonly Office[];
  bare: Way;
  inProcess: Way;
  server: Way;
  /** The bundled function. */
  file: string;
}
