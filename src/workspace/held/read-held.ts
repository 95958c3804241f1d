import { boardSchema } from '../documents/board.ts';
import { unitSchema } from '../documents/unit.ts';
import type { Answer, Call } from '../session/rpc-client.ts';

/** One Phiếu that came without a code and waits. */
export interface HeldResponse {
  number: string;
  unit: string;
  name: string;
  received_at: string;
  /** The number of the response its Sở has by its code; null when it has none. */
  own: string | null;
}

/** Every Phiếu that waits for a decision, the oldest first. */
export async function readHeld(call: Call): Promise<Answer<HeldResponse[]>> {
  const board = await call('workspace_board', { chip: 'held', page_size: 500 }, boardSchema);
  if (board.kind !== 'done') return board;
  const units = await Promise.all(
    board.document.units.map(({ code }) => call('workspace_response', { unit: code }, unitSchema)),
  );
  const held: HeldResponse[] = [];
  for (const answer of units) {
    if (answer.kind !== 'done') return answer;
    const { unit, response, without_code } = answer.document;
    for (const { number, verification, received_at } of without_code)
      if (verification === 'held')
        held.push({ number, unit: unit.code, name: unit.name, received_at, own: response?.number ?? null });
  }
  return {
    kind: 'done',
    document: held.sort((a, b) => a.received_at.localeCompare(b.received_at)),
  };
}
