import type { ComponentChildren } from 'preact';
import { qrSquares } from '../qr/qr-squares.ts';
import type { FormValues } from '../questionnaire/form-values.ts';
import { checkPath } from '../submission/check-path.ts';
import { receivedAtWords } from '../submission/deadline.ts';
import type { OpenedDraft } from '../submission/draft-documents.ts';
import type { Receipt } from '../submission/receipt.ts';
import { revisionLabel, signedCopyLabels, stateLabels } from '../submission/states.ts';
import { channelWords, kindWords } from '../submission/upload.ts';
import { provinceByCode } from '../units/units.ts';
import { officialTime, shortDate } from '../vietnamese/dates.ts';
import { sizeWords } from '../vietnamese/file-size.ts';
import { sentSummary } from './sent-summary.ts';

/** What is confirmed: the receipt, and as far as it is known where the response stands now and what was sent. */
export interface Confirmed {
  receipt: Receipt;
  /** Undefined where it was not opened with its code. */
  response?: OpenedDraft | undefined;
  /** What was sent, as it was typed. */
  values?: FormValues | undefined;
}

interface Props extends Confirmed {
  /** The origin of this site, for the address that checks it. */
  site: string;
  /** What can be done with it, on screen. */
  actions?: ComponentChildren;
  /** Where to ask. */
  children?: ComponentChildren;
}

/** "Xác nhận đã nhận số liệu": that it worked, the number, when, what was sent, with which files. */
export function ConfirmationSheet({ receipt, response, values, site, actions, children }: Props) {
  const { number, revision, unit, verification } = receipt;
  return (
    <article class="confirmation" aria-labelledby="xac-nhan">
      <header class="confirmation-panel">
        <h1 id="xac-nhan" tabIndex={-1}>
          Xác nhận đã nhận số liệu
        </h1>
        <p>
          Hệ thống đã nhận Phiếu khảo sát của Sở Tư pháp {provinceByCode(unit)?.name ?? unit} theo Công văn số
          669/CNTT-HTTT&CSDL ngày 15 tháng 11 năm 2016.
        </p>
        <dl>
          <Row term="Số Phiếu">{number}</Row>
          <Row term="Lần gửi">{revisionLabel(revision)}</Row>
          <Row term="Thời điểm nhận">{receivedAtWords(receipt)}</Row>
        </dl>
      </header>
      {actions && <div class="confirmation-actions screen-only">{actions}</div>}
      <dl class="confirmation-rows">
        <Row term="Trạng thái">{verification === 'held' ? heldWords : stateOf(receipt, response)}</Row>
        {verification !== 'held' && <Row term="Bản ký">{signedWords(receipt, response)}</Row>}
        <Row term="Mã đối chiếu nội dung">{receipt.hash}</Row>
      </dl>
      {values && <Sent values={values} />}
      {response && <Files files={response.files.filter(({ withdrawn_at }) => withdrawn_at === null)} />}
      {children}
      <CheckCode receipt={receipt} site={site} />
    </article>
  );
}

const heldWords = 'Chờ xác minh (gửi không có mã): chưa tính vào kết quả và chưa công bố';

const Row = ({ term, children }: { term: string; children: ComponentChildren }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);

const stateOf = (receipt: Receipt, response: OpenedDraft | undefined): string =>
  stateLabels[response?.state ?? receipt.state];

/** How the signed copy came, or that it is awaited. */
export function signedWords(receipt: Receipt, response: OpenedDraft | undefined): string {
  const stage = signedCopyLabels[response?.signed_copy ?? receipt.signed_copy];
  if (!response?.signed) return stage;
  const { channel, letter_number, letter_date, at, is_current } = response.signed;
  const letter = [
    letter_number && `công văn số ${letter_number}`,
    letter_date && `ngày ${shortDate(letter_date)}`,
  ];
  const came = [channelWords[channel], ...letter, `ghi nhận lúc ${officialTime(at)}`]
    .filter(Boolean)
    .join(', ');
  if (is_current) return `${signedCopyLabels.received}: ${came}`;
  return `${stage}. Bản ký đã nhận trước đây (${came}) là của số liệu cũ, không còn khớp.`;
}

function Sent({ values }: { values: FormValues }) {
  return (
    <section aria-labelledby="noi-dung-da-gui">
      <h2 id="noi-dung-da-gui">Nội dung đã gửi</h2>
      <dl class="confirmation-rows">
        {sentSummary(values).map(({ place, words }) => (
          <Row key={place} term={place}>
            {words}
          </Row>
        ))}
      </dl>
    </section>
  );
}

function Files({ files }: { files: OpenedDraft['files'] }) {
  return (
    <section aria-labelledby="tep-da-nhan">
      <h2 id="tep-da-nhan">Tệp đã nhận</h2>
      {files.length === 0 && <p>Chưa có tệp nào.</p>}
      <ol class="received-files">
        {files.map((file) => (
          <li key={file.id}>
            {kindWords[file.kind]}: <strong>{file.name}</strong> ({sizeWords(file.size)}), nhận lúc{' '}
            {officialTime(file.received_at)}
            {!file.is_current && '; kèm theo số liệu của lần gửi trước'}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Opens the page that checks this confirmation. */
function CheckCode({ receipt, site }: { receipt: Receipt; site: string }) {
  const address = new URL(checkPath(receipt), site).href;
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
        <a href={address}>Kiểm tra xác nhận này</a> bất cứ lúc nào tại {new URL('/kiem-tra/', address).href}
        {receipt.verification === 'held' && ', sau khi Cục Công nghệ thông tin xác minh'}
      </figcaption>
    </figure>
  );
}
