import { isDraftPath } from '../../questionnaire/draft-path.ts';
import { findField } from '../../questionnaire/fields.ts';
import { limits } from '../../questionnaire/limits.ts';
import { questions } from '../../questionnaire/questionnaire.ts';
import { filledInstances, type FormValues } from '../../questionnaire/form-values.ts';
import type { RefusedContent, SentContent } from '../../submission/plain-content.ts';
import type { Receipt } from '../../submission/receipt.ts';
import type { Present } from './answer.ts';
import type { PlainPost } from './form-body.ts';
import { answerHeaders } from './headers.ts';
import { isRefused, type Outcome } from './outcome.ts';
import { pagesUrl } from '../environment.ts';
import { TryAgain } from './try-again.ts';

/** Puts what came of a plain POST into built pages: that of the form, or the one that confirms what was sent. */
export interface FillPages {
  refused: (template: string, content: RefusedContent) => string;
  sent: (template: string, content: SentContent) => string;
}

const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  // The page brings its own policy for script and style; a header can only add to it.
  'Content-Security-Policy': "frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
};

/** What was typed into the form that posted itself; of the access code only whether there was one. */
export type PlainTyped = Pick<PlainPost, 'values' | 'hadCode'>;

/** Answers the form's plain POST: with the confirmation, or with the form, everything typed still in it but the access code. */
export const asPage =
  (typed: PlainTyped, fill: FillPages): Present =>
  async (outcome, reference) => {
    const content = contentOf(outcome, reference, { ...typed, values: shownOf(typed.values) });
    const filled =
      'receipt' in content
        ? readSitePage('/phieu/xac-nhan/').then((template) => fill.sent(template, content))
        : readSitePage('/phieu/').then((template) => fill.refused(template, content));
    const page = await filled.catch(() => undefined);
    const body = page !== undefined && Buffer.byteLength(page) <= maxPageBytes ? page : barePage(content);
    return { body, headers: { ...answerHeaders, ...headers } };
  };

/** Bytes a page may have; what a platform passes on ends at 6 MB. */
const maxPageBytes = 5_000_000;

const repeats = questions.filter(({ kind }) => kind === 'repeat');

/** What of a post the page shows again: what the Phiếu asks, and of software no more than it has room for. */
function shownOf(formValues: FormValues): FormValues {
  const instances = new Map(
    repeats.map(({ name }) => [name, filledInstances(formValues, name).slice(0, limits.instances)]),
  );
  const isShown = (path: string): boolean => {
    const instance = findField(path.replace(/^explanations\./, ''))?.instance;
    return (
      isDraftPath(path) &&
      (!instance || instances.get(instance.repeat.name)?.includes(instance.index) === true)
    );
  };
  return Object.fromEntries(Object.entries(formValues).filter(([path]) => isShown(path)));
}

function contentOf(
  outcome: Outcome,
  reference: string,
  { values: formValues, hadCode }: PlainTyped,
): RefusedContent | SentContent {
  if (!isRefused(outcome)) return { values: formValues, receipt: outcome.body['receipt'] as Receipt };
  const { refusal, errors = [], currentRevision } = outcome;
  return {
    values: formValues,
    refusal: { word: refusal, reference },
    errors,
    hadCode,
    ...(currentRevision !== undefined && { baseRevision: currentRevision }),
  };
}

/** When the site's own page can't be had: the facts, and the way back to what was typed. */
function barePage(content: RefusedContent | SentContent): string {
  const words =
    'receipt' in content
      ? `Đã nhận số liệu. Số Phiếu: ${content.receipt.number}. Mã đối chiếu nội dung: ${content.receipt.hash}.`
      : `Phiếu chưa được ghi nhận. Đề nghị bấm nút “Quay lại” của trình duyệt, nội dung đã điền vẫn còn, rồi gửi lại sau ít phút. Mã tham chiếu: ${content.refusal.reference}.`;
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Phiếu khảo sát</title></head><body><main><h1>Phiếu khảo sát</h1><p>${words}</p></main></body></html>`;
}

/** Milliseconds; with those of the database before it less than the ten seconds an answer may take. */
const patience = 2_000;

/**
 * The HTML of a page of the published site.
 * @throws TryAgain when the site does not answer with it.
 */
export async function readSitePage(path: string): Promise<string> {
  const address = new URL(path, pagesUrl());
  const response = await fetch(address, { signal: AbortSignal.timeout(patience) }).catch(() => undefined);
  if (!response?.ok) throw new TryAgain(`the page ${path} answered ${response?.status ?? 'nothing'}`);
  return response.text();
}
