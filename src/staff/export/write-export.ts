import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { toCsv } from '../../spreadsheet/csv.ts';
import { toXlsx } from '../../spreadsheet/write-xlsx.ts';
import type { Rpc } from '../rpc.ts';
import { StaffError } from '../staff-error.ts';
import { localTime } from '../times.ts';
import { answerSheets } from './answer-sheets.ts';
import { collect, countRevisions, entriesOf, type Collected } from './collect.ts';
import { contactFile, personalFiles, recordSheets } from './record-sheets.ts';
import type { Sheet } from './sheet.ts';

/** An export that lies on disk, whole. */
export interface Exported {
  folder: string;
  files: string[];
  revisions: number;
}

/** Every sheet of an export. */
export function sheetsOf(collected: Collected): Sheet[] {
  const entries = entriesOf(collected);
  return [...answerSheets(entries), ...recordSheets(collected, entries)];
}

/** The name of the folder of an export made at a moment: "2016-11-30-140509", in Viet Nam's time. */
export const folderNameAt = (now: string): string => localTime(now).replace(' ', '-').replaceAll(':', '');

/**
 * Writes everything staff may see into a new folder: one Excel workbook, one more for the contact
 * persons and notes, and a CSV file for each sheet.
 * The folder appears when it is whole; only its owner may read it.
 *
 * @throws StaffError when the folder is there already.
 */
export async function writeExport(call: Rpc, folder: string): Promise<Exported> {
  const collected = await collect(call);
  const files = await render(collected, sheetsOf(collected));
  const aside = `${folder}.part`;
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { recursive: true, mode: 0o700 });
  // Flushed: when the survey is closed, what was exported is deleted next.
  for (const [name, content] of files)
    await writeFile(path.join(aside, name), content, { mode: 0o600, flush: true });
  await moveInPlace(aside, folder);
  return {
    folder,
    files: [...files.keys()],
    revisions: countRevisions(collected),
  };
}

/** The contact persons and what staff noted are in files of their own, so that these can be deleted and the rest kept. */
async function render(
  { list }: Collected,
  sheets: readonly Sheet[],
): Promise<Map<string, string | Uint8Array>> {
  const name = list.trial ? 'khao-sat-669-du-lieu-thu-nghiem' : 'khao-sat-669';
  const contacts = sheets.filter(({ file }) => personalFiles.includes(file));
  const others = sheets.filter((sheet) => !contacts.includes(sheet));
  return new Map<string, string | Uint8Array>([
    [`${name}.xlsx`, await toXlsx(others.map(inWorkbook))],
    [`${contactFile}.xlsx`, await toXlsx(contacts.map(inWorkbook))],
    ...sheets.map((sheet) => [`${sheet.file}.csv`, toCsv(sheet.headers, sheet.rows)] as const),
  ]);
}

const inWorkbook = ({ name, headers, rows }: Sheet) => ({ name, heads: [headers], rows });

async function moveInPlace(aside: string, folder: string): Promise<void> {
  try {
    await rename(aside, folder);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    if (
      error instanceof Error &&
      'code' in error &&
      /^(ENOTEMPTY|EEXIST|EPERM|ENOTDIR)$/.test(String(error.code))
    )
      throw new StaffError(`Thư mục ${folder} đã có. Đề nghị chọn thư mục khác bằng --out.`);
    throw error;
  }
}
