import * as z from 'zod/mini';
import { valuesOfRevision } from '../../staff/read-response.ts';
import { sentenceOf } from '../acts/refusals.ts';
import { unitSchema } from '../documents/unit.ts';
import { tidied } from '../response/use-acts.ts';
import type { Call } from '../session/rpc-client.ts';

/** What can be decided about a Phiếu that came without a code. */
export type HeldDecision = 'confirm' | 'attach' | 'reject';

/** What became of one. */
export interface Decided {
  number: string;
  /** Why nothing was done; undefined when it was. */
  refused: string | undefined;
}

const done = z.object({ outcome: z.enum(['confirmed', 'attached', 'rejected']) });

/**
 * Decides several, one after the other: what is refused of one holds up no other.
 * @param replace whether what a Sở has not sent yet may be replaced in its draft
 */
export async function decideHeld(
  call: Call,
  decision: HeldDecision,
  numbers: readonly string[],
  { why, replace }: { why: string; replace: boolean },
): Promise<Decided[]> {
  const decided: Decided[] = [];
  for (const number of numbers)
    decided.push({ number, refused: await decideOne(call, decision, number, { why: tidied(why), replace }) });
  return decided;
}

async function decideOne(
  call: Call,
  decision: HeldDecision,
  number: string,
  { why, replace }: { why: string; replace: boolean },
): Promise<string | undefined> {
  if (decision === 'reject') return sentenceOf(await call('workspace_reject_held', { number, why }, done));
  const answer = await call('workspace_response', { number }, unitSchema);
  if (answer.kind !== 'done') return sentenceOf(answer);
  const revision = answer.document.response?.revisions.at(-1);
  if (!revision) return 'Phiếu này không còn nội dung.';
  const form_values = valuesOfRevision(revision);
  return sentenceOf(
    decision === 'confirm'
      ? await call('workspace_confirm_held', { number, why, form_values }, done)
      : await call('workspace_attach_held', { number, why, form_values, ...(replace && { replace }) }, done),
  );
}
