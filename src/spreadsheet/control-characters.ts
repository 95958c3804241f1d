// What no reader sees and some programs obey or refuse: control characters but line break and tab, halves of
// surrogate pairs, non-characters, and the replacement character, which XLSX writers drop in silence.
const unseen = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\uFFFD]/gu;

/** A text with line breaks as LF and every control character named in its place: "a[U+0007]b". */
export const withoutControls = (text: string): string => nameCharacters(text, unseen);

/** The same for the characters that a pattern finds; line breaks and tabs stay. */
export const nameCharacters = (text: string, which: RegExp): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(which, (character) => (/[\n\t]/.test(character) ? character : `[U+${codePointOf(character)}]`));

/** The code point of a character as Unicode writes it: "001B". */
export const codePointOf = (character: string): string =>
  (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
