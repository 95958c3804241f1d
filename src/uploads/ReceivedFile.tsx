import type { OpenedDraft } from '../submission/draft-documents.ts';
import { officialTime } from '../vietnamese/dates.ts';
import { sizeWords } from '../vietnamese/file-size.ts';

type File = OpenedDraft['files'][number];

/** A file that was received: its name, its size, when it came. */
export function ReceivedFile({ file }: { file: File }) {
  return (
    <li>
      <p>
        <strong>{file.name}</strong> ({sizeWords(file.size)}): Đã nhận lúc {officialTime(file.received_at)}
        {!file.is_current && '; kèm theo số liệu của lần gửi trước'}
      </p>
    </li>
  );
}
