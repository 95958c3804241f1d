import type { Receipt } from './read-typed.ts';

const outcomes = ['current', 'superseded', 'not_found'] as const;

/** What the system says of a receipt, or that it could not be asked. */
export type Outcome = (typeof outcomes)[number] | 'not_checked';

/** Asks the system about a receipt; `at` is its time, in ISO 8601. What was typed travels in the body alone. */
export async function askAbout(receipt: Receipt): Promise<{ outcome: Outcome; at: string }> {
  try {
    const response = await fetch('/api/receipts/check', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(receipt),
      signal: AbortSignal.timeout(15_000),
    });
    const { outcome } = (await response.json()) as { outcome?: unknown };
    const at = new Date(response.headers.get('Date') ?? Date.now()).toISOString();
    return { outcome: outcomes.find((known) => known === outcome) ?? 'not_checked', at };
  } catch {
    return { outcome: 'not_checked', at: new Date().toISOString() };
  }
}
