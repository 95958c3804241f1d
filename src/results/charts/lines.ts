/** Cuts a text between words into lines of at most this many letters; a longer word has a line of its own. */
export const linesOf = (text: string, letters: number): string[] =>
  linesThatFit(text, (line) => line.length <= letters);

/** Cuts a text between words into lines that fit; a word that does not has a line of its own. */
export function linesThatFit(text: string, fits: (line: string) => boolean): string[] {
  return text.split(' ').reduce<string[]>((all, word) => {
    const longer = `${all.at(-1)} ${word}`;
    return all.length > 0 && fits(longer) ? [...all.slice(0, -1), longer] : [...all, word];
  }, []);
}

/** Round marks for an axis from 0 to at least `most`: about five of 1, 2 or 5 times a power of ten. */
export function ticksTo(most: number): number[] {
  const raw = Math.max(most, 1) / 5;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = Math.max(1, [1, 2, 5, 10].map((n) => n * power).find((n) => n >= raw) ?? raw);
  return Array.from({ length: Math.ceil(Math.max(most, 1) / step) + 1 }, (_, index) => index * step);
}
