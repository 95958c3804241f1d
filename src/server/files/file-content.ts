import type { UploadType } from '../../submission/upload.ts';
import { fileFlags, type FileFlag } from '../../submission/file-flags.ts';
import { flagsOfPdf } from './pdf-worker.ts';

/** What is remarkable in a file of this type. A picture is looked at by its end alone, a PDF object by object. */
export async function flagsOf(bytes: Buffer, type: UploadType): Promise<FileFlag[]> {
  const found = new Set(type === 'application/pdf' ? await flagsOfPdf(bytes) : []);
  if (!isWhole(bytes, type)) found.add('truncated');
  return fileFlags.filter((flag) => found.has(flag));
}

/** Whether the mark that ends such a file stands near its end. */
function isWhole(bytes: Buffer, type: UploadType): boolean {
  const end = bytes.subarray(-2_048);
  if (type === 'application/pdf') return end.includes('%%EOF');
  return type === 'image/png' ? end.includes('IEND') : end.includes(Buffer.from([0xff, 0xd9]));
}
