import { qrSquares } from '../qr/qr-squares.ts';
import type { OpenedDraft } from '../submission/draft-documents.ts';
import { channelWords, kindWords } from '../submission/upload.ts';
import { checkPath } from '../submission/check-path.ts';
import { receivedAtWords } from '../submission/deadline.ts';
import type { Receipt } from '../submission/receipt.ts';
import { revisionLabel, signedCopyLabels, stateLabels } from '../submission/states.ts';
import { provinceByCode } from '../units/units.ts';
import { officialTime, shortDate } from '../vietnamese/dates.ts';
import { sizeWords } from '../vietnamese/file-size.ts';

/** An office that answers questions, as content/site.json lists it. */
export interface Contact {
  office: string;
  about?: string | undefined;
  phone?: string | undefined;
  email?: string | undefined;
}

interface Props {
  response: OpenedDraft;
  receipt: Receipt;
  contacts: readonly Contact[];
}

/** "Xác nhận đã nhận số liệu", to print and keep with the papers: what was received, when, with which files. */
export function ConfirmationSheet({ response, receipt, contacts }: Props) {
  return (
    <article class="confirmation-sheet">
      <h2>Xác nhận đã nhận số liệu</h2>
      <p class="about">Khảo sát theo Công văn số 669/CNTT-HTTT&CSDL ngày 15 tháng 11 năm 2016</p>
      <dl>
        {rowsOf(response, receipt).map(([term, words]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <h3>Tệp đã nhận</h3>
      {response.files.length === 0 && <p>Chưa có tệp nào.</p>}
      <ol class="received-files">
        {response.files.map((file) => (
          <li key={file.id}>
            <p>
              {kindWords[file.kind]}: <strong>{file.name}</strong> ({sizeWords(file.size)}), nhận lúc{' '}
              {officialTime(file.received_at)}
              {!file.is_current && '; kèm theo số liệu của lần gửi trước'}
            </p>
            <p class="file-hash">SHA-256: {file.sha256}</p>
          </li>
        ))}
      </ol>
      <h3>Nơi giải đáp</h3>
      <ul class="ask-where">
        {contacts.map(({ office, about, phone, email }) => (
          <li key={`${office} ${about ?? ''}`}>
            {[about ? `${office} (${about})` : office, phone, email].filter(Boolean).join(', ')}
          </li>
        ))}
        {contacts.length === 0 && (
          <li>Theo đầu mối liên hệ ghi tại {new URL('/tro-giup/', location.origin).href}</li>
        )}
      </ul>
      <CheckCode receipt={receipt} />
    </article>
  );
}

function rowsOf(response: OpenedDraft, receipt: Receipt): [string, string][] {
  const { number, revision, unit, hash } = receipt;
  return [
    ['Sở Tư pháp', provinceByCode(unit)?.name ?? unit],
    ['Số Phiếu', number],
    ['Lần gửi', revisionLabel(revision)],
    ['Thời điểm nhận', receivedAtWords(receipt)],
    ['Mã đối chiếu nội dung', hash],
    ['Trạng thái', stateLabels[response.state]],
    ['Bản ký', signedWords(response)],
  ];
}

function signedWords({ signed, signed_copy }: OpenedDraft): string {
  if (!signed) return signedCopyLabels[signed_copy];
  const { channel, letter_number, letter_date, at, is_current } = signed;
  const letter = [
    letter_number && `công văn số ${letter_number}`,
    letter_date && `ngày ${shortDate(letter_date)}`,
  ];
  const came = [channelWords[channel], ...letter, `ghi nhận lúc ${officialTime(at)}`]
    .filter(Boolean)
    .join(', ');
  if (is_current) return `${signedCopyLabels.received}: ${came}`;
  return `${signedCopyLabels[signed_copy]}. Bản ký đã nhận trước đây (${came}) là của số liệu cũ, không còn khớp.`;
}

/** Opens the page that checks this confirmation. */
function CheckCode({ receipt }: { receipt: Receipt }) {
  const address = new URL(checkPath(receipt), location.origin).href;
  const { size, path } = qrSquares(address);
  return (
    <figure class="check-code">
      <svg
        role="img"
        aria-label="Mã QR để kiểm tra xác nhận"
        viewBox={`0 0 ${size} ${size}`}
        shape-rendering="crispEdges"
      >
        <path d={path} />
      </svg>
      <figcaption>
        Kiểm tra tại <a href={address}>{new URL('/kiem-tra/', address).href}</a>
      </figcaption>
    </figure>
  );
}
