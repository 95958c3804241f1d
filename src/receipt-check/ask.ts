import { postJson } from '../submission/post-json.ts';
import type { Receipt } from './parse-receipt.ts';

const outcomes = ['current', 'superseded', 'not_found'] as const;

/** What the system says of a receipt, or that it could not be asked. */
export type Outcome = (typeof outcomes)[number] | 'not_checked';

/** Asks the system about a receipt; `at` is its time, in ISO 8601. What was typed travels in the body alone. */
export async function askAbout(receipt: Receipt): Promise<{ outcome: Outcome; at: string }> {
  const answer = await postJson('/api/receipts/check', receipt, 15_000);
  const { outcome } = (answer?.document ?? {}) as { outcome?: unknown };
  return {
    outcome: outcomes.find((known) => known === outcome) ?? 'not_checked',
    at: answer?.at ?? new Date().toISOString(),
  };
}
