import { filledBlocks, textsAt } from '../../questionnaire/form-values.ts';
import type { FormValues } from '../../questionnaire/form-values.ts';
import type { CompletionRequest } from '../../submission/draft-documents.ts';

/** One thing the Department asks for: the path in the form of a field, a row, a block or a whole question, and why. */
export interface Requested {
  path: string;
  reason: string;
}

/** What is asked, with the paths that its places have in the form as the draft stands now. */
export const requestedIn = ({ items }: CompletionRequest, raw: FormValues): Requested[] =>
  items.map(({ path, reason, block }) => ({ path: pathInForm(path, block, raw), reason }));

/** Answers count blocks from 0; the form knows a block by its name, or where that is gone by its position. */
function pathInForm(path: string, block: string | null, raw: FormValues): string {
  const [repeat = '', position = '', ...rest] = path.split('.');
  if (!/^\d+$/.test(position)) return path;
  const blocks = filledBlocks(raw, repeat);
  const named = blocks.find((index) => textsAt(raw, `${repeat}.${index}.name`)[0] === block);
  return [repeat, named ?? blocks[Number(position)] ?? position, ...rest].join('.');
}
