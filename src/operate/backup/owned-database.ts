/** Runs one statement; columns come as PostgreSQL's own JSON would show them. */
export type Query = (sql: string, params?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>;

/** Runs statements without parameters. */
export type Exec = (sql: string) => Promise<void>;

/** A database asked as its owner, all of one task in one transaction: what is read is of one moment, what is written is kept
 *  whole or not at all. */
export interface OwnedDatabase {
  transaction: <T>(
    access: 'read only' | 'read write',
    work: (query: Query, exec: Exec) => Promise<T>,
  ) => Promise<T>;
}
