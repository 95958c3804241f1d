/**
 * Bytes one document may have as JSON. A request within its own limit can grow beyond it: composing takes some letters
 * apart, and JSON writes a control character with six bytes. The database refuses 2 MB, counting also the spaces that
 * PostgreSQL writes.
 */
const maxStoredBytes = 1_900_000;

/** Whether one of these documents is larger than the database takes. */
export const areTooLarge = (...documents: object[]): boolean =>
  documents.some((document) => Buffer.byteLength(JSON.stringify(document)) > maxStoredBytes);
