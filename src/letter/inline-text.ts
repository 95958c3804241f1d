/**
 * A stretch of the letter's text: plain, bold or italic words, the number of a document (never broken at a line's
 * end), or the mark of an editorial note.
 */
export type Piece =
  { kind: 'text' | 'strong' | 'em' | 'number'; text: string } | { kind: 'mark'; note: string };

const inline =
  /\*\*(?<strong>[^*]+)\*\*|_(?<em>[^_]+)_|(?<number>\d+\/\p{Lu}+-\p{Lu}+)|\[\^(?<note>[a-z0-9-]+)\]/gu;

/**
 * Reads the little Markdown the letter uses.
 *
 * @example
 * readInline('trước ngày **30/11/2016**[^han]')
 * // => text 'trước ngày ', strong '30/11/2016', mark 'han'
 */
export function readInline(source: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of source.matchAll(inline)) {
    if (match.index > end) pieces.push({ kind: 'text', text: source.slice(end, match.index) });
    pieces.push(pieceOf(match.groups ?? {}));
    end = match.index + match[0].length;
  }
  if (end < source.length) pieces.push({ kind: 'text', text: source.slice(end) });
  return pieces;
}

function pieceOf({ strong, em, number, note }: Record<string, string | undefined>): Piece {
  if (strong !== undefined) return { kind: 'strong', text: strong };
  if (em !== undefined) return { kind: 'em', text: em };
  if (number !== undefined) return { kind: 'number', text: number };
  return { kind: 'mark', note: note ?? '' };
}

/** The paragraphs of the letter's body: blocks parted by a blank line, each on one line. */
export const paragraphsOf = (body: string): string[] =>
  body
    .trim()
    .split(/\n\s*\n/)
    .map((block) => block.replace(/\s*\n\s*/g, ' '));
