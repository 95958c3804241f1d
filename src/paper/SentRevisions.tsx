import { useState } from 'preact/hooks';
import { openingWords, withoutKept } from '../submission/refusal-words.ts';
import type { Credentials, OpenedDraft } from '../submission/draft-documents.ts';
import type { Receipt } from '../submission/receipt.ts';
import { inSentence, revisionLabel } from '../submission/states.ts';
import { officialTime } from '../vietnamese/dates.ts';
import type { RenderedSheet } from './rendered-sheet.ts';
import { readSentSheet } from './sent-sheet.ts';

interface Props {
  opened: OpenedDraft;
  credentials: Credentials;
  onSheet: (sheet: RenderedSheet) => void;
}

/** Every revision that was sent, each to be shown and printed again as it was. */
export function SentRevisions({ opened: { receipts }, credentials, onSheet }: Props) {
  const [said, setSaid] = useState('');
  if (receipts.length === 0) return null;

  async function show(receipt: Receipt): Promise<void> {
    const read = await readSentSheet(credentials, receipt);
    if ('sheet' in read) {
      setSaid('');
      onSheet(read.sheet);
    } else {
      const reason = read.kind === 'refused' ? read.refusal.error : 'unreachable';
      setSaid(withoutKept(openingWords[reason]));
    }
  }

  return (
    <section aria-labelledby="da-gui">
      <h2 id="da-gui">Các bản đã gửi</h2>
      <ul>
        {receipts.map((receipt) => (
          <li key={receipt.revision}>
            <button type="button" class="button-secondary" onClick={() => void show(receipt)}>
              Xem và in bản {inSentence(revisionLabel(receipt.revision))}
            </button>
            , nhận lúc {officialTime(receipt.received_at)}
          </li>
        ))}
      </ul>
      <p role="status" class={said ? 'field-error' : undefined}>
        {said}
      </p>
    </section>
  );
}
