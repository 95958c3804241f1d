import { readSheet } from 'read-excel-file/browser';

/** The rows of the first sheet of an Excel file as texts without blanks around them; undefined when it cannot be read. */
export async function readXlsx(file: File): Promise<string[][] | undefined> {
  try {
    return (await readSheet(file)).map((row) => row.map(textOf));
  } catch {
    return undefined;
  }
}

const textOf = (cell: unknown): string =>
  typeof cell === 'string'
    ? cell.trim()
    : typeof cell === 'number' || typeof cell === 'boolean'
      ? String(cell)
      : '';
