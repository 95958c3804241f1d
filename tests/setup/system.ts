import { inject } from 'vitest';
import './provided.ts';

/** Asks the database of the system under test, as its owner. */
export async function querySystem<Row = Record<string, unknown>>(
  sql: string,
  params: unknown[] = [],
): Promise<Row[]> {
  const response = await fetch(inject('system').sqlAddress, {
    method: 'POST',
    body: JSON.stringify({ sql, params }),
  });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as Row[];
}

/** A page or answer of the system under test. */
export function fetchSystem(address: string, init?: RequestInit): Promise<Response> {
  return fetch(new URL(address, inject('system').address), init);
}
