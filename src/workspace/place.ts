import { useEffect, useState } from 'preact/hooks';
import { readView, viewInAddress, type BoardView } from './board/board-view.ts';
import {
  readTextsView,
  textsViewInAddress,
  themesParts,
  type ThemesPart,
  type TextsView,
} from './themes/texts-view.ts';

/** Where somebody is in the workspace; all of it stands in the address, after "#", which no server is sent. */
export type Place =
  | { page: 'board'; view: BoardView }
  /** Of a Sở, by its code, or of one response, by its number. */
  | { page: 'response'; name: string; from?: number; to?: number }
  /** What the Sở wrote in 3.4, 4 and 5, and the themes found in it. */
  | { page: 'themes'; part: ThemesPart; view: TextsView }
  | { page: 'held' }
  | { page: 'staff' }
  | { page: 'settings' };

/** Reads the part of an address after "#". */
export function readPlace(fragment: string): Place {
  const [path = '', query = ''] = fragment.replace(/^#?\/?/, '').split('?');
  const [page, name = ''] = path.split('/').map(decoded);
  const asked = new URLSearchParams(query);
  if (page === 'phieu' && name !== '')
    return { page: 'response', name, ...revision(asked, 'tu', 'from'), ...revision(asked, 'den', 'to') };
  if (page === 'phan-loai')
    return { page: 'themes', part: themesParts.get(name) ?? 'texts', view: readTextsView(asked) };
  if (page === 'cho-xac-minh') return { page: 'held' };
  if (page === 'can-bo') return { page: 'staff' };
  if (page === 'cai-dat') return { page: 'settings' };
  return { page: 'board', view: readView(asked) };
}

const revision = <K extends string>(asked: URLSearchParams, name: string, key: K) => {
  const number = Number(asked.get(name));
  return (Number.isInteger(number) && number > 0 ? { [key]: number } : {}) as { [P in K]?: number };
};

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** The address of a place, to link to. */
export function addressOf(place: Place): string {
  if (place.page === 'held') return '#/cho-xac-minh';
  if (place.page === 'staff') return '#/can-bo';
  if (place.page === 'settings') return '#/cai-dat';
  if (place.page === 'themes') {
    const [part = ''] = [...themesParts].find(([, named]) => named === place.part) ?? [];
    return `#/phan-loai${part === '' ? '' : `/${part}`}${textsViewInAddress(place.view)}`;
  }
  if (place.page === 'board') return `#/${viewInAddress(place.view)}`;
  const compared = new URLSearchParams();
  if (place.from !== undefined) compared.set('tu', String(place.from));
  if (place.to !== undefined) compared.set('den', String(place.to));
  const query = compared.toString();
  return `#/phieu/${encodeURIComponent(place.name)}${query === '' ? '' : `?${query}`}`;
}

/** Goes to a place: as a new entry of the browser's history, or in place of the one shown. */
export function goTo(place: Place, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') location.hash = addressOf(place);
  else {
    history.replaceState(null, '', addressOf(place));
    dispatchEvent(new HashChangeEvent('hashchange'));
  }
}

/** Where somebody is; renders again when the address changes. */
export function usePlace(): Place {
  const [fragment, setFragment] = useState(location.hash);
  useEffect(() => {
    // What leads to a part of the page is no place of its own.
    const changed = () =>
      (location.hash === '' || location.hash.startsWith('#/')) && setFragment(location.hash);
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return readPlace(fragment);
}
