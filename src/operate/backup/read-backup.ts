import { PlainError } from '../plain-error.ts';
import type { Sum } from './tables.ts';
import { sha256, type Head } from './take-backup.ts';

/** A backup read from its file: rows as JSON text by table, and what they add up to. */
export interface ReadBackup {
  head: Head;
  rows: ReadonlyMap<string, readonly string[]>;
  sums: Readonly<Record<string, Sum>>;
}

/**
 * Reads a backup and checks that not a character of it was lost or changed.
 * @throws PlainError when it is something else, or damaged.
 */
export function readBackup(text: string): ReadBackup {
  const lines = text.split('\n');
  const last = lines.at(-2) ?? '';
  const body = text.slice(0, Math.max(0, text.length - last.length - 1));
  const head = parse(lines[0]) as Partial<Head> | undefined;
  const end = parse(last) as { sums?: Record<string, Sum>; sha256?: string } | undefined;
  if (head?.backup !== 'survey-669') throw new PlainError('This file is no backup of the survey.');
  if (head.format !== 1)
    throw new PlainError('This backup was made by a newer version of the code. Restore it with that one.');
  if (end?.sums === undefined || end.sha256 !== sha256(body))
    throw new PlainError(
      'This backup is damaged or not whole. Take another copy of it; nothing was changed.',
    );
  return { head: head as Head, rows: rowsOf(lines.slice(1, -2)), sums: end.sums };
}

function parse(line: string | undefined): unknown {
  try {
    return JSON.parse(line ?? '') as unknown;
  } catch {
    return undefined;
  }
}

/** `{"table":"<name>","row":<JSON>}`, each row left as the text it is. */
function rowsOf(lines: readonly string[]): Map<string, string[]> {
  const rows = new Map<string, string[]>();
  for (const line of lines) {
    const [start = '', table = ''] = /^\{"table":"([a-z_]+)","row":/.exec(line) ?? [];
    const ofTable = rows.get(table) ?? [];
    ofTable.push(line.slice(start.length, -1));
    rows.set(table, ofTable);
  }
  return rows;
}
