// What no reader sees and some programs obey or refuse: control characters but line break and tab, halves of
// surrogate pairs, non-characters, and the replacement character, which XLSX writers drop in silence.
const unseen = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\uFFFD]/gu;
// In a terminal also what turns the direction of the text around it.
const unseenOnTerminal = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\p{Bidi_Control}\uFFFD]/gu;

/** A text with line breaks as LF and every control character named in its place: "a[U+0007]b". */
export const withoutControls = (text: string): string => named(text, unseen);

/** The same for a terminal, which could otherwise be steered by what strangers sent. */
export const forTerminal = (text: string): string => named(text, unseenOnTerminal).replaceAll('\t', ' ');

/** A JSON document that steers no terminal: what JSON leaves as it is, escaped. */
export const jsonForTerminal = (document: unknown): string =>
  JSON.stringify(document, null, 2).replace(
    /[^\P{Cc}\n]|[\p{Bidi_Control}]/gu,
    (character) => `\\u${hexOf(character)}`,
  );

const named = (text: string, which: RegExp): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(which, (character) => (/[\n\t]/.test(character) ? character : `[U+${hexOf(character)}]`));

const hexOf = (character: string): string =>
  (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
