import { render } from 'preact-render-to-string';
import type { RefusedContent } from '../../submission/plain-content.ts';
import type { Refusal } from '../../submission/refusal.ts';
import { isCodeRefusal, type CodeError } from '../opening/code-error.ts';
import { refusalWords, withoutKept } from '../../submission/refusal-words.ts';
import { SurveyForm, type SurveyFormProps } from '../SurveyForm.tsx';

/** The form in the built page; after it stands a comment, for elements like its own are in it. */
const builtForm = /<div class="survey-form">[\s\S]*<\/div>\s*<!--survey-form-->/;

/**
 * The page /phieu/ with the form as it stands after a plain POST that was refused: what a function answers to it. Script
 * that runs on the page later goes on from there.
 * @param template the built page
 * @throws when the template holds no form
 */
export function fillPage(template: string, content: RefusedContent): string {
  if (!builtForm.test(template)) throw new Error('the page /phieu/ holds no form to fill');
  const form = render(<SurveyForm {...propsOf(content)} />);
  return template.replace(builtForm, () => form);
}

function propsOf({ refusal, hadCode, ...rest }: RefusedContent): SurveyFormProps {
  const codeError = codeErrorAfter(refusal.word, hadCode);
  return {
    ...rest,
    refusal: { ...refusal, words: refusalWords[refusal.word] },
    ...(codeError && { codeError }),
  };
}

/** What is to be done about the code: to be mended, to be typed again, or nothing where none was or none helps. */
function codeErrorAfter(word: Refusal, hadCode: boolean): CodeError | undefined {
  if (isCodeRefusal(word)) return { message: withoutKept(refusalWords[word]), isWrong: true };
  if (word === 'too_many_held' || word === 'held_too_large')
    return { message: withoutKept(refusalWords[word]), isWrong: false };
  if (!hadCode || word === 'accepted_already' || word === 'survey_closed') return undefined;
  return { message: typeAgain, isWrong: false };
}

const typeAgain =
  'Đề nghị nhập lại mã: để bảo đảm an toàn, mã đã nhập không được giữ lại khi trang báo lỗi. Gửi không có mã thì Phiếu phải chờ Cục xác minh.';
