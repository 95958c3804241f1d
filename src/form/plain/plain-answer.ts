import type { AnswerError } from '../../questionnaire/parse-answers.ts';
import type { CodeError } from '../opening/code-error.ts';
import type { PlainRefusal } from '../review/sending.ts';

/** What came of a plain POST that was refused, for script to go on from. */
export interface PlainAnswer {
  errors?: readonly AnswerError[] | undefined;
  refusal?: PlainRefusal | undefined;
  /** What is to be done about the access code, which a plain POST never gives back. */
  codeError?: CodeError | undefined;
}

/** The HTML id of what came of a plain POST, as JSON. */
export const plainAnswerId = 'ket-qua-gui';
