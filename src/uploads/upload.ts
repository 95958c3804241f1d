import { refusalWords } from '../submission/refusal-words.ts';
import { beginUpload, finishUpload, type ApiOutcome } from '../submission/api-client.ts';
import type { Credentials, OpenedDraft } from '../submission/draft-documents.ts';
import { maxFileBytes, typeOf, type AnnouncedFile, type UploadType } from '../submission/upload.ts';

/** Where one file stands on its way. */
export interface UploadState {
  status: 'sending' | 'checking' | 'received' | 'cut' | 'refused' | 'cancelled';
  /** The share that is sent, from 0 to 1. */
  share: number;
  /** What went wrong and what to do. */
  words?: string;
}

/** What an upload tells: where it stands, and at its end the response with the file. */
export interface UploadEvents {
  onState: (state: UploadState) => void;
  onReceived: (response: OpenedDraft) => void;
}

const cutWords = 'Mất kết nối. Tệp chưa được nhận; đề nghị bấm Gửi lại khi có mạng.';
const wrongWords = 'Tệp này không phải PDF, JPEG hoặc PNG. Đề nghị chọn tệp khác.';

/** One file on its way to storage: begun once, sent as often as the line is cut, looked at when it has arrived. */
export class Upload {
  readonly #credentials: Credentials;
  readonly #file: File;
  readonly #kind: AnnouncedFile['kind'];
  readonly #events: UploadEvents;
  #place: { id: string; address: string; type: UploadType } | undefined;
  #stopping = new AbortController();

  constructor(credentials: Credentials, file: File, kind: AnnouncedFile['kind'], events: UploadEvents) {
    this.#credentials = credentials;
    this.#file = file;
    this.#kind = kind;
    this.#events = events;
  }

  /** Begins, or goes on after a cut. */
  async send(): Promise<void> {
    this.#stopping = new AbortController();
    this.#tell('sending', 0);
    this.#place ??= await this.#begin();
    if (!this.#place) return;
    const { address, type } = this.#place;
    const outcome = await putFile(address, this.#file, type, {
      onProgress: (share) => this.#tell('sending', share),
      signal: this.#stopping.signal,
    });
    if (outcome === 'cancelled') this.#tell('cancelled', 0);
    else if (outcome === 'cut') this.#tell('cut', 0, cutWords);
    // Whatever storage answered: that the file is there already, after a cut, is as good as taking it.
    else await this.#finish(this.#place.id);
  }

  /** Stops sending; what was sent of it is thrown away. */
  cancel(): void {
    this.#stopping.abort();
  }

  async #begin(): Promise<{ id: string; address: string; type: UploadType } | undefined> {
    const { size, name } = this.#file;
    const type = typeOf(new Uint8Array(await this.#file.slice(0, 16).arrayBuffer()));
    if (size > maxFileBytes)
      this.#tell('refused', 0, 'Tệp lớn hơn 20 MB. Đề nghị quét lại với độ nét thấp hơn.');
    else if (!type) this.#tell('refused', 0, wrongWords);
    else {
      const outcome = await beginUpload(this.#credentials, { kind: this.#kind, name, type, size });
      if (outcome.kind === 'done')
        return { id: outcome.document.id, address: outcome.document.upload_address, type };
      this.#fail(outcome);
    }
    return undefined;
  }

  async #finish(id: string): Promise<void> {
    this.#tell('checking', 1);
    const outcome = await finishUpload(this.#credentials, id);
    if (outcome.kind !== 'done') return this.#fail(outcome);
    this.#tell('received', 1);
    this.#events.onReceived(outcome.document);
  }

  #fail(outcome: Exclude<ApiOutcome<unknown>, { kind: 'done' }>): void {
    if (outcome.kind === 'unreachable') return this.#tell('cut', 0, cutWords);
    const { error } = outcome.refusal;
    const isPassing = error === 'try_again' || error === 'file_missing';
    // An address is good once: what did not arrive goes to a new one.
    if (error === 'file_missing') this.#place = undefined;
    this.#tell(isPassing ? 'cut' : 'refused', 0, refusalWords[error]);
  }

  #tell(status: UploadState['status'], share: number, words?: string): void {
    this.#events.onState({ status, share, ...(words !== undefined && { words }) });
  }
}

/** How sending a file's bytes ended: storage answered something, the line was cut, or the officer stopped it. */
export type PutOutcome = 'answered' | 'cut' | 'cancelled';

/**
 * Sends a file straight to storage. The browser reads it from the disk as it goes, so that its size does not count
 * against the page's memory.
 * @param onProgress told the share that is sent, from 0 to 1
 */
export function putFile(
  address: string,
  file: Blob,
  type: string,
  { onProgress, signal }: { onProgress: (share: number) => void; signal: AbortSignal },
): Promise<PutOutcome> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve('cancelled');
    const request = new XMLHttpRequest();
    request.open('PUT', address);
    request.setRequestHeader('content-type', type);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve('answered');
    request.onerror = () => resolve('cut');
    request.ontimeout = () => resolve('cut');
    request.onabort = () => resolve('cancelled');
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
