import { filledInstances, textsAt } from '../../questionnaire/form-values.ts';
import type { FormValues } from '../../questionnaire/form-values.ts';
import type { CompletionRequest } from '../../submission/draft-documents.ts';

/** One thing the Department asks for: the path in the form of a field, a row, an instance or a whole question, and why. */
export interface Requested {
  path: string;
  reason: string;
}

/** What is asked, with the paths that its places have in the form as the draft stands now. */
export const requestedIn = ({ items }: CompletionRequest, raw: FormValues): Requested[] =>
  items.map(({ path, reason, instance }) => ({ path: pathInForm(path, instance, raw), reason }));

/** Answers count instances from 0; the form knows an instance by its name, or where that is gone by its position. */
function pathInForm(path: string, instance: string | null, raw: FormValues): string {
  const [repeat = '', position = '', ...rest] = path.split('.');
  if (!/^\d+$/.test(position)) return path;
  const instances = filledInstances(raw, repeat);
  const named = instances.find((index) => textsAt(raw, `${repeat}.${index}.name`)[0] === instance);
  return [repeat, named ?? instances[Number(position)] ?? position, ...rest].join('.');
}
