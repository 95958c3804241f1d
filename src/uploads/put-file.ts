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
