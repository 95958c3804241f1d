import { type BuiltSite, parse } from './built-results.ts';

/** The two sites a file of tests has built: before the first answer, and with three. */
export interface BuiltSites {
  empty: BuiltSite;
  some: BuiltSite;
}

/** The texts of every element of a page that the selector finds, blanks between words as one. */
export const textsIn = (page: ReturnType<typeof parse>, selector: string): string[] =>
  [...page.querySelectorAll(selector)].map((element) => element.textContent.replace(/\s+/gu, ' ').trim());

/** The same of the overview. */
export const textsOf = ({ page }: BuiltSite, selector: string): string[] => textsIn(page, selector);

/** The page of a site at an address below `ket-qua`: "tong-hop". */
export const pageAt = ({ files }: BuiltSite, address: string): ReturnType<typeof parse> =>
  parse(String(files.get(`ket-qua/${address}/index.html`)));

/** The page of one map. */
export const mapPage = (site: BuiltSite, id: string): ReturnType<typeof parse> =>
  pageAt(site, `ban-do/${id}`);

/** Both sites, each with what to call it. */
export const statesOf = ({ empty, some }: BuiltSites) => [
  { of: 'without an answer', site: empty },
  { of: 'with answers', site: some },
];
