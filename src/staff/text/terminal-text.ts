import { codePointOf, nameCharacters } from '../../spreadsheet/control-characters.ts';

// Control characters and the like, and what turns the direction of the text around it.
const unseenOnTerminal = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\p{Bidi_Control}\uFFFD]/gu;

/** A text for a terminal, which could otherwise be steered by what strangers sent: what is not seen is named in its place. */
export const forTerminal = (text: string): string =>
  nameCharacters(text, unseenOnTerminal).replaceAll('\t', ' ');

/** A JSON document that steers no terminal: what JSON leaves as it is, escaped. */
export const jsonForTerminal = (document: unknown): string =>
  JSON.stringify(document, null, 2).replace(
    /[^\P{Cc}\n]|[\p{Bidi_Control}]/gu,
    (character) => `\\u${codePointOf(character)}`,
  );
