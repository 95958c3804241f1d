import type { FormContent } from '../form-content.ts';

/** What belongs to each instance in a map by path, found once for each map. */
const partsByInstance = new WeakMap<object, ReadonlyMap<string, string>>();

function partOf(all: object, prefix: string): string {
  let parts = partsByInstance.get(all);
  if (!parts) partsByInstance.set(all, (parts = groupByInstance(all)));
  return parts.get(prefix) ?? '';
}

function groupByInstance(all: object): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  for (const [path, value] of Object.entries(all)) {
    const [repeat, index] = path.replace(/^explanations\./, '').split('.');
    const prefix = `${repeat}.${index}.`;
    parts.set(prefix, (parts.get(prefix) ?? '') + JSON.stringify([path, value]));
  }
  return parts;
}

/**
 * Whether anything that an instance shows of the form has changed.
 * @param prefix the path of the instance with a dot at the end
 */
export const isInstanceChanged = (before: FormContent, after: FormContent, prefix: string): boolean =>
  before.isReadOnly !== after.isReadOnly ||
  (['errors', 'warnings'] as const).some(
    (part) => before[part] !== after[part] && partOf(before[part], prefix) !== partOf(after[part], prefix),
  );
