import { useState } from 'preact/hooks';
import type { AnnouncedFile } from '../submission/upload.ts';
import type { Credentials, OpenedDraft } from '../submission/draft-documents.ts';
import { Upload, type UploadState } from './upload.ts';

/** A file on the list of what is being sent. */
export interface ListedUpload {
  key: number;
  kind: AnnouncedFile['kind'];
  name: string;
  size: number;
  state: UploadState;
  upload: Upload;
}

let lastKey = 0;

/** The files that are being sent, and the way to add one; a file that was received leaves the list. */
export function useUploads(credentials: Credentials, onReceived: (response: OpenedDraft) => void) {
  const [uploads, setUploads] = useState<readonly ListedUpload[]>([]);

  function add(file: File, kind: AnnouncedFile['kind']): void {
    const key = (lastKey += 1);
    const change = (state: UploadState) =>
      setUploads((listed) => listed.map((one) => (one.key === key ? { ...one, state } : one)));
    const upload = new Upload(credentials, file, kind, {
      onState: change,
      onReceived: (response) => {
        setUploads((listed) => listed.filter((one) => one.key !== key));
        onReceived(response);
      },
    });
    const state: UploadState = { status: 'sending', share: 0 };
    setUploads((listed) => [...listed, { key, kind, name: file.name, size: file.size, state, upload }]);
    void upload.send();
  }

  const putAway = (key: number) => setUploads((listed) => listed.filter((one) => one.key !== key));
  return { uploads, add, putAway };
}
