import { paragraphsOf, readInline } from './inline-text.ts';
import type { EditorialNote, Letter } from './letter.ts';

/** An editorial note with its number in the table and whether the letter's text carries its mark. */
export interface NumberedNote extends EditorialNote {
  number: number;
  marked: boolean;
}

/** Where the annexed Phiếu stands on the letter page, as an address within it. */
export const annexId = 'phieu-gui-kem';

/** Where a note stands on the letter page, as an address within it. */
export const noteAnchor = (id: string): string => `hieu-dinh-${id}`;

/** Where the mark of a note stands in the letter. */
export const markAnchor = (id: string): string => `cho-${id}`;

/** Names of the notes marked in the letter, in reading order. */
export function marksOf(letter: Letter, body: string): string[] {
  return printedTexts(letter, body)
    .flatMap(readInline)
    .flatMap((piece) => (piece.kind === 'mark' ? [piece.note] : []));
}

function printedTexts(letter: Letter, body: string): string[] {
  const { parent_agency, agency, subject, place, addressee, signatory } = letter;
  const head = [parent_agency, agency, subject, place, addressee];
  const foot = [letter.recipients_label, ...letter.recipients, ...Object.values(signatory)];
  return [...head, ...paragraphsOf(body), ...foot];
}

/** The notes numbered from 1 as the table shows them. Throws on a mark without note, or set twice. */
export function numberNotes(letter: Letter, body: string): NumberedNote[] {
  const marks = marksOf(letter, body);
  for (const [index, mark] of marks.entries()) {
    if (!letter.notes.some((note) => note.id === mark)) {
      throw new Error(
        `The letter carries the mark [^${mark}], but no note has that id. Add it under [[notes]].`,
      );
    }
    if (marks.indexOf(mark) !== index) {
      throw new Error(`The mark [^${mark}] stands twice in the letter. Keep the first one only.`);
    }
  }
  return letter.notes.map((note, index) => ({ ...note, number: index + 1, marked: marks.includes(note.id) }));
}
