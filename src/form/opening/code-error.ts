import type { Refused } from '../draft/server-response.ts';

/** What is to be done about the access code after a plain POST was refused: the page never gives a code back. */
export interface CodeError {
  message: string;
  /** Whether the code itself was wrong; else it only has to be typed again. */
  isWrong: boolean;
}

/** The HTML id of the field of the access code. */
export const codeId = 'ma-truy-cap';

/** The HTML id of what is said of it before. */
export const codeHintId = `${codeId}-goi-y`;

/** The HTML id of what came of it. */
export const codeResultId = `${codeId}-ket-qua`;

/**
 * Whether something was refused because the access code is missing or wrong, not because of the system or the line: those
 * words, and no others, name the code.
 */
export const isCodeRefusal = (refusal: Refused | undefined): boolean => refusal?.includes('code') === true;
