import { readInline } from '../../src/letter/inline-text.ts';

/** The words alone, without bold, italics and marks, as they are read aloud or searched. */
export const plainText = (source: string): string =>
  readInline(source)
    .map((piece) => (piece.kind === 'mark' ? '' : piece.text))
    .join('');
