import { createHash } from 'node:crypto';
import type { OwnedDatabase } from './owned-database.ts';
import { printAlike, readTable, readTables, readVersions } from './tables.ts';

/** The first line of a backup. */
export interface Head {
  backup: 'survey-669';
  format: 1;
  made_at: string;
  /** The migrations of the database it was made of. */
  migrations: string[];
}

/** A backup as text: one line of JSON says what it is, one stands for each row, the last holds the checksums. */
export interface Backup {
  text: string;
  rows: number;
}

/** Reads every row of the schema survey at one moment: answers, contacts, drafts and their log, digests of codes, history. */
export async function takeBackup(database: OwnedDatabase): Promise<Backup> {
  return database.transaction('read only', async (query, exec) => {
    await exec(printAlike);
    const head: Head = {
      backup: 'survey-669',
      format: 1,
      made_at: new Date().toISOString(),
      migrations: await readVersions(query),
    };
    const lines = [JSON.stringify(head)];
    const sums = [];
    for (const table of await readTables(query)) {
      const { json, sum } = await readTable(query, table);
      // Not parsed: numbers keep every digit.
      for (const row of json) lines.push(`{"table":"${table}","row":${row}}`);
      sums.push([table, sum] as const);
    }
    const body = `${lines.join('\n')}\n`;
    const end = { sums: Object.fromEntries(sums), sha256: sha256(body) };
    return { text: `${body}${JSON.stringify(end)}\n`, rows: lines.length - 1 };
  });
}

/** The checksum of a text, in hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
