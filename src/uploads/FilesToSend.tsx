import { useRef } from 'preact/hooks';
import type { Credentials, OpenedDraft } from '../submission/draft-documents.ts';
import { uploadKinds, kindWords, type AnnouncedFile } from '../submission/upload.ts';
import { sizeWords } from '../vietnamese/file-size.ts';
import { useUploads, type ListedUpload } from './use-uploads.ts';

interface Props {
  credentials: Credentials;
  onReceived: (response: OpenedDraft) => void;
}

/** Where files are chosen, and each one's way to the system: progress, stopping, sending again after a cut. */
export function FilesToSend({ credentials, onReceived }: Props) {
  const { uploads, add, remove } = useUploads(credentials, onReceived);
  return (
    <section aria-labelledby="gui-tep">
      <h2 id="gui-tep">Gửi tệp</h2>
      <p class="hint">
        Tệp PDF, JPEG hoặc PNG, mỗi tệp không quá 20 MB; chọn được nhiều tệp một lần. PDF đã ký số cũng được
        nhận. Tệp không được công bố.
      </p>
      <div class="paper-buttons">
        {uploadKinds.map((kind) => (
          <ChooseFiles key={kind} kind={kind} onFile={(file) => add(file, kind)} />
        ))}
      </div>
      <ul class="uploads">
        {uploads.map((one) => (
          <UploadLine key={one.key} one={one} onRemove={() => remove(one.key)} />
        ))}
      </ul>
    </section>
  );
}

function ChooseFiles({ kind, onFile }: { kind: AnnouncedFile['kind']; onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="button-secondary" onClick={() => input.current?.click()}>
        Chọn tệp {kindWords[kind].toLocaleLowerCase('vi')}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={kindWords[kind]}
        multiple
        accept="application/pdf,image/jpeg,image/png,.pdf,.jpg,.jpeg,.png"
        onChange={({ currentTarget }) => {
          for (const file of currentTarget.files ?? []) onFile(file);
          currentTarget.value = '';
        }}
      />
    </>
  );
}

const words: Readonly<Record<ListedUpload['state']['status'], string>> = {
  sending: 'Đang gửi',
  checking: 'Đã gửi xong, hệ thống đang kiểm tra',
  received: 'Đã nhận',
  cut: 'Chưa gửi được',
  refused: 'Không được nhận',
  cancelled: 'Đã dừng',
};

function UploadLine({
  one: { name, size, state, upload },
  onRemove,
}: {
  one: ListedUpload;
  onRemove: () => void;
}) {
  const percent = Math.floor(state.share * 100);
  const isUnderWay = state.status === 'sending' || state.status === 'checking';
  const canRepeat = state.status === 'cut' || state.status === 'cancelled';
  return (
    <li>
      <p>
        <strong>{name}</strong> ({sizeWords(size)}): {words[state.status]}
        {state.status === 'sending' && ` ${percent}%`}
      </p>
      {isUnderWay && <progress value={state.share} max={1} aria-label={`Đã gửi ${name}`} />}
      <p role="status" class={state.words ? 'field-error' : undefined}>
        {state.words}
      </p>
      <p class="paper-buttons">
        {state.status === 'sending' && (
          <button type="button" class="button-secondary" onClick={() => upload.cancel()}>
            Dừng gửi<span class="visually-hidden"> {name}</span>
          </button>
        )}
        {canRepeat && (
          <button type="button" class="button-secondary" onClick={() => void upload.send()}>
            Gửi lại<span class="visually-hidden"> {name}</span>
          </button>
        )}
        {!isUnderWay && (
          <button type="button" class="button-secondary" onClick={onRemove}>
            Bỏ khỏi danh sách<span class="visually-hidden"> {name}</span>
          </button>
        )}
      </p>
    </li>
  );
}
