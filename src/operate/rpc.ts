import * as z from 'zod/mini';
import { callDatabase } from '../server/database.ts';

/** Calls a function of the database that takes one document, and returns what it answers. */
export type CallDoor = (name: string, p: Record<string, unknown>) => Promise<Record<string, unknown>>;

/** A database that is asked in SQL, as the embedded edition is by its owner. */
export interface SqlDatabase {
  query(sql: string, params?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

const document = z.record(z.string(), z.unknown());

/** The functions of a database at hand. */
export function rpcOf(database: SqlDatabase): CallDoor {
  return async (name, p) => {
    const { rows } = await database.query(`select public.${name}($1::jsonb) as answer`, [JSON.stringify(p)]);
    return document.parse(rows[0]?.['answer']);
  };
}

/** The functions of the database that SUPABASE_URL and SUPABASE_SECRET_KEY lead to, hosted or local. */
export const rpcByEnvironment: CallDoor = (name, p) => callDatabase(name, { p }, document);
