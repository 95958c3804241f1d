/**
 * Bytes one document may have as JSON. A request within its own limit can grow beyond it: composing takes some letters
 * apart, and JSON writes a control character with six bytes. The database refuses 2 MB, counting also the spaces that
 * PostgreSQL writes.
 */
const maxStoredBytes = 1_900_000;

/**
 * Bytes that may be stored of what comes without a code. The database counts the same with the spaces that PostgreSQL
 * writes; this only spares it what is too large in any case.
 */
export const maxHeldBytes = 150_000;

/** Whether what came without a code is larger than the database holds. */
export const isTooLargeToHold = ({
  answers,
  explanations,
  contact,
}: Record<'answers' | 'explanations' | 'contact', object>) =>
  Buffer.byteLength(JSON.stringify([answers, explanations, contact])) - 4 > maxHeldBytes;

/** Whether one of these documents is larger than the database takes. */
export const areTooLarge = (...documents: object[]): boolean =>
  documents.some((document) => Buffer.byteLength(JSON.stringify(document)) > maxStoredBytes);
