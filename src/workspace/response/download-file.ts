import { saveFile } from '../../form/dom/save-file.ts';
import { uploadTypes, type UploadType } from '../../submission/upload.ts';
import { unreachable } from '../session/auth-words.ts';
import type { WorkResponse } from '../documents/unit.ts';
import type { Session } from '../session/session.ts';

/**
 * Saves a file of a Sở under a name of ours; it is never opened in the page.
 * @returns the sentence for why not
 */
export async function downloadFile(
  session: Session,
  number: string,
  file: WorkResponse['files'][number],
): Promise<string | undefined> {
  const answer = await session.post('/api/workspace/file', { id: file.id });
  if (!answer) return unreachable;
  if (!answer.ok)
    return 'Chưa tải được tệp: kho tệp không còn tệp này, hoặc tệp không còn đúng nội dung đã nhận. Đề nghị báo người vận hành hệ thống.';
  const ending = uploadTypes[file.type as UploadType] ?? 'bin';
  // As bytes of no kind: no browser shows them, whatever they are.
  const bytes = new Blob([await answer.arrayBuffer()], { type: 'application/octet-stream' });
  saveFile(
    bytes,
    `${number}-${file.kind}-${file.revision === null ? '' : `lan-gui-${file.revision}-`}${file.sha256.slice(0, 8)}.${ending}`,
  );
  return undefined;
}
