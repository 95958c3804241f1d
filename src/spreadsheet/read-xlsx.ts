import { openOfficeFile } from '../office-files/open-package.ts';
import { readFirstSheet } from './read-sheet.ts';

/**
 * The rows of the first sheet of an Excel file as texts without blanks around them; a formula is what it came to when the
 * file was saved. Throws a `PackageError` when the file is not read.
 */
export async function readXlsx(file: Blob): Promise<string[][]> {
  const rows = readFirstSheet(await openOfficeFile(file));
  return rows.map((row) => Array.from(row, (cell) => cell?.text ?? ''));
}
