import type { Table } from './table.ts';

/** What every part of the bench is given. */
export interface Bench {
  /** Fewer repetitions: the numbers are rougher, and there in a few minutes. */
  quick: boolean;
  say: (sentence: string) => void;
  /** An empty folder of this run, below the project's folder; it is removed at the end. */
  folder: string;
  /** The file of the browser. */
  chromium: string;
  /** What is running is ended here, the last first, also when the bench is broken off. */
  running: AsyncDisposableStack;
}

/** The tables of a part, each as soon as it is measured. */
export type Tables = AsyncGenerator<Table, void>;
