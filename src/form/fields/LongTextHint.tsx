import { limits } from '../../questionnaire/limits.ts';
import type { Question } from '../../questionnaire/question.ts';
import { sections, type Section } from '../../questionnaire/questionnaire.ts';
import { formatCount } from '../../vietnamese/numbers.ts';

/** Said once in a section of all its long texts: how long they may be, and what does not belong there. */
export const LongTextHint = ({ section }: { section: Section }) =>
  section.questions.some(asksForLongText) ? (
    <p class="hint" id={idIn(section)}>
      Các ô dài: nhiều nhất {formatCount(limits.text)} ký tự mỗi ô. Đề nghị không ghi dữ liệu hộ tịch của công
      dân vào các ô này.
    </p>
  ) : null;

/** The HTML id of that hint for the long text at a path. */
export function longTextHintId(path: string): string | undefined {
  const [name] = path.split('.');
  const section = sections.find(({ questions }) => questions.some((question) => question.name === name));
  return section && idIn(section);
}

const idIn = ({ id }: Section): string => `${id}-o-dai`;

const asksForLongText = (question: Question): boolean =>
  question.kind === 'repeat'
    ? question.questions.some(asksForLongText)
    : question.kind === 'text' && question.lines > 1;
