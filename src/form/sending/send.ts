import { receiptSchema, type Receipt } from '../../submission/receipt.ts';
import { refusalSchema, type RefusalBody } from '../../submission/refusal.ts';
import type { SendRequest } from '../../submission/send-request.ts';

/** How a send ended: stored (now or by an earlier try), refused with a reason, or no answer at all. */
export type SendOutcome =
  { kind: 'stored'; receipt: Receipt } | { kind: 'refused'; refusal: RefusalBody } | { kind: 'unreachable' };

const patience = 30_000;

/** Sends a response; it may be called again with the same request, which never stores it twice. */
export async function send(request: SendRequest): Promise<SendOutcome> {
  try {
    const response = await fetch('/api/responses', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(patience),
    });
    return readAnswer(response.ok, await response.json());
  } catch {
    return { kind: 'unreachable' };
  }
}

function readAnswer(isOk: boolean, body: unknown): SendOutcome {
  if (isOk) {
    const { receipt } = body as { receipt: unknown };
    return { kind: 'stored', receipt: receiptSchema.parse(receipt) };
  }
  return { kind: 'refused', refusal: refusalSchema.parse(body) };
}
