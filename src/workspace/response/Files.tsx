import { flagsInWords } from '../../staff/text/files-text.ts';
import { channelWords, kindWords } from '../../submission/upload.ts';
import { shortDate, tableTime } from '../../vietnamese/dates.ts';
import { sizeWords } from '../../vietnamese/file-size.ts';
import { revisionWords } from '../../staff/text/labels.ts';
import { Alert } from '../parts/Alert.tsx';
import { useActing } from '../parts/use-acting.ts';
import type { WorkResponse } from '../documents/unit.ts';
import type { Session } from '../session/session.ts';
import { downloadFile } from './download-file.ts';

type ListedFile = WorkResponse['files'][number];

/** The files of a Sở, to be saved, never opened in the page; what is known against one stands before its button. */
export function Files({ session, response }: { session: Session; response: WorkResponse }) {
  const { files, signed_copies } = response;
  return (
    <>
      {files.length === 0 ? (
        <p>Chưa có tệp nào.</p>
      ) : (
        <ul class="files">
          {files.map((file) => (
            <FileLine key={file.id} session={session} number={response.number} file={file} />
          ))}
        </ul>
      )}
      {signed_copies.length > 0 && (
        <>
          <h3>Các lần ghi nhận bản ký</h3>
          <ul>
            {signed_copies.map((copy) => (
              <li key={copy.at}>
                {revisionWords(copy.revision)}: {channelWords[copy.channel]}
                {copy.letter_number && (
                  <>
                    , số <span class="answer">{copy.letter_number}</span>
                  </>
                )}
                {copy.letter_date && `, ngày ${shortDate(copy.letter_date)}`} (ghi nhận {tableTime(copy.at)},{' '}
                {copy.actor === 'staff' ? copy.who : 'Sở'})
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function FileLine({ session, number, file }: { session: Session; number: string; file: ListedFile }) {
  const { isActing, error, run } = useActing();
  const { kind, revision, name, size, received_at, flags, sha256, withdrawn_at } = file;
  return (
    <li>
      <p>
        <b>{kindWords[kind]}</b>: <span class="answer">{name}</span>
        <br />
        <span class="hint">
          {sizeWords(size)}
          {revision !== null && `; kèm ${revisionWords(revision)}`}; nhận {tableTime(received_at)}
        </span>
      </p>
      {withdrawn_at !== null && <p class="note">Sở đã rút lại tệp này lúc {tableTime(withdrawn_at)}.</p>}
      {flags.length > 0 && (
        <p class="warning">
          Lưu ý trước khi mở: {flagsInWords(flags)}.
          {flags.includes('not_fully_checked') &&
            ' Hệ thống chưa kiểm tra hết tệp này nên có thể còn nội dung khác cần lưu ý.'}
        </p>
      )}
      <Alert>{error}</Alert>
      <button
        type="button"
        class="button-secondary"
        disabled={isActing}
        aria-label={`Tải về máy: ${kindWords[kind].toLocaleLowerCase('vi')} ${name}`}
        onClick={() => run(() => downloadFile(session, number, file))}
      >
        {isActing ? 'Đang tải…' : 'Tải về máy'}
      </button>
      <details>
        <summary>Mã kiểm tra tệp</summary>
        <code class="file-hash">SHA-256 {sha256}</code>
      </details>
    </li>
  );
}
