import { publicationWords } from '../../questionnaire/publication-words.ts';
import type { Question } from '../../questionnaire/question.ts';

/** Says beside questions what of their answers is published, before anything is typed. */
export function PublicationNote({ asked }: { asked: readonly Question[] }) {
  return <p class="hint publication-note">{publicationWords(asked)}</p>;
}
