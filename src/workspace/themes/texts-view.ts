import { findField } from '../../questionnaire/fields.ts';
import { textPaths, type TextPath } from '../documents/texts.ts';

/** The parts of the page about themes, by their words in addresses. */
export const themesParts = new Map([
  ['', 'texts'],
  ['danh-muc', 'codebook'],
  ['doi-chieu', 'agreement'],
  ['cong-bo', 'publication'],
] as const satisfies readonly (readonly [string, string])[]) as ReadonlyMap<string, ThemesPart>;

/** One part of the page about themes. */
export type ThemesPart = 'texts' | 'codebook' | 'agreement' | 'publication';

/** Which texts are shown; all of it is in the address. */
export interface TextsView {
  path?: TextPath;
  search: string;
  filter?: TextsFilter;
  /** The theme somebody found in them, by its id. */
  theme?: string;
  /** From 1. */
  page: number;
  /** The text that is read: the code of the Sở and the question. */
  read?: { unit: string; path: TextPath };
}

/** What is left to do about a text. */
export type TextsFilter = 'to_code' | 'to_review';

/** The texts as the page opens. */
export const allTexts: TextsView = { search: '', page: 1 };

const pathWords: Readonly<Record<TextPath, string>> = {
  interconnection: 'lien-thong',
  obstacles: 'kho-khan',
  proposals: 'de-xuat',
};
const filterWords: Readonly<Record<TextsFilter, string>> = { to_code: 'chua', to_review: 'xem-lai' };

/** A question as the list names it: "Mục 3.4. Khả năng kết nối liên thông". */
export const pathLabels: Readonly<Record<TextPath, string>> = Object.fromEntries(
  textPaths.map((path) => {
    const question = findField(path)?.question;
    return [path, `${question?.place ?? ''}. ${question?.shortLabel ?? ''}`];
  }),
) as Record<TextPath, string>;

const pathOf = (word: string | undefined): TextPath | undefined =>
  textPaths.find((path) => pathWords[path] === word);

/** Reads a view out of the query of an address. */
export function readTextsView(query: URLSearchParams): TextsView {
  const path = pathOf(query.get('cau') ?? undefined);
  const filter = (['to_code', 'to_review'] as const).find((one) => filterWords[one] === query.get('loc'));
  const theme = /^\d{1,10}$/.exec(query.get('chu-de') ?? '')?.[0];
  const page = Number(query.get('trang'));
  const [unit, word] = (query.get('doc') ?? '').split('.');
  const readPath = pathOf(word);
  return {
    search: query.get('tim') ?? '',
    page: Number.isInteger(page) && page > 1 ? page : 1,
    ...(path && { path }),
    ...(filter && { filter }),
    ...(theme && { theme }),
    ...(unit && readPath && { read: { unit, path: readPath } }),
  };
}

/** A view as the query of an address, with its "?"; nothing for the texts as the page opens. */
export function textsViewInAddress({ path, search, filter, theme, page, read }: TextsView): string {
  const query = new URLSearchParams();
  if (path) query.set('cau', pathWords[path]);
  if (search !== '') query.set('tim', search);
  if (filter) query.set('loc', filterWords[filter]);
  if (theme) query.set('chu-de', theme);
  if (page > 1) query.set('trang', String(page));
  if (read) query.set('doc', `${read.unit}.${pathWords[read.path]}`);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
