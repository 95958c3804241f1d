import type { Coding, Text, Theme } from '../documents/texts.ts';
import { agreementOf, type Agreement } from './agreement.ts';

/** How two readers agree: over the texts that these two, and nobody else, coded as they are now. */
export interface ComparedReaders {
  /** By name, so that who is first does not change from text to text. */
  readers: readonly [string, string];
  texts: number;
  themes: readonly { theme: Theme; agreement: Agreement }[];
}

/** The codings of a text as it is now, by the names of their readers. */
const current = ({ codings }: Text): Coding[] =>
  codings
    .filter(({ is_stale, themes }) => !is_stale && themes !== null)
    .toSorted((a, b) => a.who.localeCompare(b.who, 'vi'));

/** The agreement of every two readers who coded texts together, those with most texts first. */
export function compareReaders(texts: readonly Text[], themes: readonly Theme[]): ComparedReaders[] {
  const pairs = new Map<string, { readers: readonly [string, string]; coded: (readonly Coding[])[] }>();
  for (const text of texts) {
    const codings = current(text);
    const [first, second] = codings;
    if (!first || !second || codings.length !== 2) continue;
    const key = JSON.stringify([first.who, second.who]);
    const pair = pairs.get(key) ?? { readers: [first.who, second.who] as const, coded: [] };
    pair.coded.push(codings);
    pairs.set(key, pair);
  }
  return [...pairs.values()]
    .map(({ readers, coded }) => ({
      readers,
      texts: coded.length,
      themes: themes.flatMap((theme) => {
        const has = (coding: Coding | undefined): boolean => coding?.themes?.includes(theme.id) ?? false;
        const found = coded.map(([first, second]) => [has(first), has(second)] as const);
        // A theme that is used no more and was found by neither is nothing to compare.
        if (theme.is_retired && !found.some((pair) => pair.includes(true))) return [];
        return [{ theme, agreement: agreementOf(found) }];
      }),
    }))
    .toSorted((a, b) => b.texts - a.texts);
}
