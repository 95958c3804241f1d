/** Cuts a text between words into lines that fit; a word that does not has a line of its own. */
export function wrapToFit(text: string, fits: (line: string) => boolean): string[] {
  return text.split(' ').reduce<string[]>((all, word) => {
    const longer = `${all.at(-1)} ${word}`;
    return all.length > 0 && fits(longer) ? [...all.slice(0, -1), longer] : [...all, word];
  }, []);
}
