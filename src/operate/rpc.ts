import * as z from 'zod/mini';
import { callDatabase } from '../server/database.ts';
import type { Rpc } from '../staff/rpc.ts';

export type { Rpc };

/** A database that is asked in SQL, as Supabase Lite is by its owner. */
export interface SqlDatabase {
  query(sql: string, params?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

const document = z.record(z.string(), z.unknown());

/** The functions of a database that is asked in SQL. */
export function rpcOf(database: SqlDatabase): Rpc {
  return async (name, p) => {
    const { rows } = await database.query(`select public.${name}($1::jsonb) as answer`, [JSON.stringify(p)]);
    return document.parse(rows[0]?.['answer']);
  };
}

/** The functions of the database that SUPABASE_URL and SUPABASE_SECRET_KEY lead to, hosted or local. */
export const rpcByEnvironment: Rpc = (name, p) => callDatabase(name, { p }, document);
