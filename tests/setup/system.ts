import { inject } from 'vitest';
import type { SystemUnderTest } from './provided.ts';

/** The system of this test file; no other file uses it at the same time. */
export function systemUnderTest(): SystemUnderTest {
  const systems = inject('systems');
  // Vitest counts the files that run at the same time from 1.
  const system = systems[(Number(process.env.VITEST_POOL_ID) - 1) % systems.length];
  if (!system) throw new Error('No system was started for this test.');
  return system;
}

/** Asks the database of the system under test, as its owner. */
export async function querySystem<Row = Record<string, unknown>>(
  sql: string,
  params: unknown[] = [],
  { sqlAddress }: SystemUnderTest = systemUnderTest(),
): Promise<Row[]> {
  const response = await fetch(sqlAddress, {
    method: 'POST',
    body: JSON.stringify({ sql, params }),
  });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as Row[];
}

/** A page or answer of the system under test. */
export function fetchSystem(address: string, init?: RequestInit): Promise<Response> {
  return fetch(new URL(address, systemUnderTest().address), init);
}
