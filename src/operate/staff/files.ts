import { createHash } from 'node:crypto';
import path from 'node:path';
import { readObject } from '../../server/files/storage.ts';
import { compareFiles, filesListed, type FileRow } from '../../server/files/stored-files.ts';
import { ask } from '../../staff/rpc.ts';
import { filesInText } from '../../staff/text/files-text.ts';
import { StaffError } from '../../staff/staff-error.ts';
import { underHeading } from '../../staff/text/text-table.ts';
import { forTerminal, jsonForTerminal } from '../../staff/text/terminal-text.ts';
import { uploadTypes, type UploadType } from '../../submission/upload.ts';
import type { Arguments } from '../arguments.ts';
import { openPrivateFile } from '../private-file.ts';
import { responseNamed, type StaffEffects } from './command.ts';

/** Lists the files received with a response; with --out also saves them, each compared with its hash. */
export async function filesOf(args: Arguments, effects: StaffEffects): Promise<void> {
  const { call, say } = effects;
  const { unit, number } = await responseNamed(args, call);
  const listed = await ask(call, 'list_uploads', { unit }, filesListed);
  const files = listed.files.filter((file) => file.number === number && file.state === 'received');
  if (args.has('json')) say(jsonForTerminal(files));
  else describeFiles(number, files).forEach((line) => say(line));
  const folder = args.text('out');
  if (folder !== undefined) for (const file of files) say(`Đã lưu ${await save(file, folder)}`);
}

function describeFiles(number: string, files: readonly FileRow[]): string[] {
  if (files.length === 0) return [`Phiếu ${number} chưa có tệp nào.`];
  const received = files.map((file) => ({
    ...file,
    received_at: file.finished_at ?? '',
    sha256: file.sha256 ?? '',
  }));
  return [`Phiếu ${number}: ${files.length} tệp`, ...filesInText(received)];
}

/** Saves a file under a name of ours: what an officer's machine called it decides nothing here. */
async function save(file: FileRow, folder: string): Promise<string> {
  const bytes = await readObject(file.object);
  if (!bytes) throw new StaffError(`Kho tệp không còn tệp ${file.object} (${forTerminal(file.name)}).`);
  if (createHash('sha256').update(bytes).digest('hex') !== file.sha256)
    throw new StaffError(`Tệp ${file.object} trong kho không còn đúng nội dung đã nhận. Không lưu tệp này.`);
  const ending = uploadTypes[file.type as UploadType];
  const name = `${file.number}-${file.kind}-${file.id.slice(0, 8)}.${ending}`;
  const saved = await openPrivateFile(path.resolve(folder), name);
  await saved.write(bytes);
  return saved.path;
}

/** Compares the files the database knows of with what lies in storage, as the nightly report does. */
export async function compare(args: Arguments, { call, say }: StaffEffects): Promise<void> {
  // Finds the settings that storage is asked with too.
  await call('list_uploads', {});
  const found = await compareFiles();
  if (args.has('json')) return say(jsonForTerminal(found));
  const { files, objects, withoutObject, withoutRow, unfinished, refused } = found;
  say(`Cơ sở dữ liệu có ${files} tệp, kho tệp có ${objects}.`);
  const rowWords = ({ number, object, name }: FileRow) => `${number}  ${object}  ${forTerminal(name)}`;
  [
    ...underHeading('Có trong cơ sở dữ liệu, không có trong kho tệp:', withoutObject.map(rowWords)),
    ...underHeading(
      'Có trong kho tệp, cơ sở dữ liệu không biết:',
      withoutRow.map(({ object }) => forTerminal(object)),
    ),
    ...underHeading(
      'Đã từ chối nhưng còn trong kho tệp (sẽ được xóa trong đêm):',
      refused.map(({ object }) => forTerminal(object)),
    ),
    ...underHeading('Bắt đầu gửi quá một ngày chưa xong:', unfinished.map(rowWords)),
  ].forEach((line) => say(line));
  if (withoutObject.length + withoutRow.length + refused.length === 0) say('Khớp nhau.');
}
