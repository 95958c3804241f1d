import { render } from 'preact-render-to-string';
import type { PlainContent } from '../submission/plain-content.ts';
import type { Refusal } from '../submission/refusal.ts';
import { isCodeRefusal, type CodeError } from './opening/code-error.ts';
import { refusalWords, withoutKept } from '../submission/refusal-words.ts';
import { Confirmation } from './review/Confirmation.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import * as parts from './lazy-parts.ts';
import { SurveyForm, type SurveyFormProps } from './SurveyForm.tsx';

const island = /(<astro-island[^>]*?\sprops=")[^"]*("[^>]*>)[\s\S]*?(<!--astro:end-->\s*<\/astro-island>)/;

parts.Confirmation.provide(Confirmation);
parts.ErrorSummary.provide(ErrorSummary);

/**
 * The page /phieu/ with the form as it stands after a plain POST: what a function answers to it. Script that runs on
 * the page later takes up from the same properties.
 * @param template the built page
 * @throws when the template holds no form
 */
export function fillPage(template: string, content: PlainContent): string {
  if (!island.test(template)) throw new Error('the page /phieu/ holds no form to fill');
  const props = propsOf(content);
  const properties = escapeAttribute(JSON.stringify(serialized(props)));
  const form = render(<SurveyForm {...props} />);
  return template.replace(island, (_, before: string, between: string, after: string) =>
    [before, properties, between, form, after].join(''),
  );
}

function propsOf({ refusal, hadCode = false, ...rest }: PlainContent): SurveyFormProps {
  if (!refusal) return rest;
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

/** Properties as Astro's islands read them: each value as [0, value], each list as [1, list]. */
function serialized(props: object): Record<string, unknown> {
  const given = Object.entries(props).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, serializedValue(value)]));
}

function serializedValue(value: unknown): unknown {
  if (Array.isArray(value)) return [1, value.map(serializedValue)];
  return [0, typeof value === 'object' && value !== null ? serialized(value) : value];
}

const escapeAttribute = (text: string) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
