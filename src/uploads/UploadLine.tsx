import { sizeWords } from '../vietnamese/file-size.ts';
import type { ListedUpload } from './use-uploads.ts';

const words: Readonly<Record<ListedUpload['state']['status'], string>> = {
  sending: 'Đang gửi',
  checking: 'Đã gửi xong, hệ thống đang kiểm tra',
  received: 'Đã nhận',
  cut: 'Chưa gửi được',
  refused: 'Không được nhận',
  cancelled: 'Đã dừng',
};

/** One file's way to the system: progress, stopping, sending again after a cut, putting away what was not received. */
export function UploadLine({
  one: { name, size, state, upload },
  onPutAway,
}: {
  one: ListedUpload;
  onPutAway: () => void;
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
      <p class="button-row">
        {state.status === 'sending' && (
          <button type="button" class="button-plain" onClick={() => upload.cancel()}>
            Dừng gửi<span class="visually-hidden"> {name}</span>
          </button>
        )}
        {canRepeat && (
          <button type="button" class="button-secondary" onClick={() => void upload.send()}>
            Gửi lại<span class="visually-hidden"> {name}</span>
          </button>
        )}
        {!isUnderWay && (
          <button type="button" class="button-plain" onClick={onPutAway}>
            Bỏ khỏi danh sách<span class="visually-hidden"> {name}</span>
          </button>
        )}
      </p>
    </li>
  );
}
