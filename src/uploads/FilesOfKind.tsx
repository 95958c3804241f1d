import { FilePicker } from '../form/FilePicker.tsx';
import type { OpenedDraft } from '../submission/draft-documents.ts';
import { kindWords, type AnnouncedFile } from '../submission/upload.ts';
import { ReceivedFile } from './ReceivedFile.tsx';
import { UploadLine } from './UploadLine.tsx';
import { withdrawalWords } from './withdrawal.ts';
import type { ListedUpload } from './use-uploads.ts';

interface Props {
  kind: AnnouncedFile['kind'];
  response: OpenedDraft;
  uploads: readonly ListedUpload[];
  onFile: (file: File) => void;
  onPutAway: (key: number) => void;
  onWithdraw: (id: string) => Promise<string | undefined>;
}

/** The files of one kind: where they are chosen, those on their way, those that were received. */
export function FilesOfKind({ kind, response, uploads, onFile, onPutAway, onWithdraw }: Props) {
  const words = kindWords[kind];
  const received = response.files.filter((file) => file.kind === kind);
  return (
    <>
      <p class="button-row">
        <FilePicker
          words={`Chọn tệp ${words.toLocaleLowerCase('vi')}`}
          label={words}
          accept="application/pdf,image/jpeg,image/png,.pdf,.jpg,.jpeg,.png"
          isMultiple
          onFile={onFile}
        />
      </p>
      {uploads.length > 0 && (
        <ul class="uploads">
          {uploads.map((one) => (
            <UploadLine key={one.key} one={one} onPutAway={() => onPutAway(one.key)} />
          ))}
        </ul>
      )}
      {received.length > 0 && (
        <ul class="received-files">
          {received.map((file) => (
            <ReceivedFile
              key={file.id}
              file={file}
              consequence={withdrawalWords(response, file)}
              onWithdraw={() => onWithdraw(file.id)}
            />
          ))}
        </ul>
      )}
    </>
  );
}
