import { textsSchema, type Text, type TextPath, type TextsDocument } from '../documents/texts.ts';
import type { Answer, Call } from '../session/rpc-client.ts';
import type { TextsView } from './texts-view.ts';

/** One page of the texts of a view. */
export const readTexts = (call: Call, view: TextsView): Promise<Answer<TextsDocument>> => {
  const { path, search, filter, theme, page } = view;
  const p = { ...(path && { path }), search: search.trim(), ...(theme && { theme }), page };
  return call('workspace_texts', { ...p, ...(filter && { [filter]: true }) }, textsSchema);
};

/** One text, with the codebook. */
export const readText = (
  call: Call,
  { unit, path }: { unit: string; path: TextPath },
): Promise<Answer<TextsDocument>> => call('workspace_texts', { unit, path }, textsSchema);

/** Every text with what each reader found in it, to compare, count and export; in one document. */
export async function readAllTexts(call: Call): Promise<Answer<Pick<TextsDocument, 'codebook' | 'texts'>>> {
  const texts: Text[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await call('workspace_texts', { with_codings: true, page }, textsSchema);
    if (answer.kind !== 'done') return answer;
    texts.push(...answer.document.texts);
    const { total, codebook } = answer.document;
    if (texts.length >= total || answer.document.texts.length === 0)
      return { kind: 'done', document: { codebook, texts } };
  }
}
