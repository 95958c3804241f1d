import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { parseAccessCode } from '../../submission/access-code.ts';
import {
  forgetCode,
  onPersonalLink,
  rememberCode,
  rememberedCode,
  takePersonalLink,
  type TabCode,
} from '../../submission/tab-code.ts';
import { provinceByCode } from '../../units/units.ts';
import { showAll, typedBeforeScript } from '../dom/controls.ts';
import { newestLocalDraft, tabUnit } from '../draft/local-draft.ts';
import type { DraftStore } from '../draft/draft-store.ts';
import type { FormValues } from '../draft/values.ts';
import { afterPaint } from '../dom/after-paint.ts';
import { codeResultId } from './code-error.ts';
import { fieldId } from '../dom/field-id.ts';

interface Parts {
  store: DraftStore;
  /** What the form was rendered with. */
  initial: FormValues;
  saveSoon: () => void;
  demand: (path: string) => void;
  moveFocusTo: (id: string) => void;
}

/** The access code as it stands in the form, and opening the response of a Sở with it. */
export interface Opening {
  code: () => ReturnType<typeof parseAccessCode>;
  /** Opens the response; false when it was not opened, and then the form says why. */
  open: () => Promise<boolean>;
  /** Whether the code came with a personal link or from another page of this tab: nobody is at its field. */
  isByLink: boolean;
}

/** Restores what this browser holds and what a personal link leads to, and opens the response of a Sở. */
export function useOpening(element: RefObject<HTMLFormElement>, parts: Parts): Opening {
  const { store, initial, saveSoon, demand, moveFocusTo } = parts;
  const [isByLink, setIsByLink] = useState(false);
  const codeField = () => element.current!.elements.namedItem('access_code') as HTMLInputElement;
  const code = () => parseAccessCode(codeField().value.trim());

  async function open(): Promise<boolean> {
    const typed = code();
    const { unit } = store.state;
    if (!typed.ok)
      store.dispatch({
        type: 'refused',
        refusal: typed.error === 'missing' ? 'code_missing' : 'code_misspelled',
      });
    else if (unit === '') {
      demand('unit');
      moveFocusTo(fieldId('unit'));
    } else {
      const isOpened = await store.open({ unit, access_code: typed.code });
      // It would only be refused again after a reload.
      if (store.state.refusal === 'wrong_code') forgetCode();
      // The button that was pressed is gone.
      if (isOpened && document.activeElement === document.body) moveFocusTo(codeResultId);
      return isOpened;
    }
    return false;
  }

  /** Script takes over the page: what was typed until now, then what this browser and the link bring. */
  function takeOver(link: TabCode | undefined, isNew: boolean): void {
    const typed = typedBeforeScript(element.current!, initial);
    const unitTyped = String(typed.find(([path]) => path === 'unit')?.[1] ?? '');
    store.dispatch({ type: 'edited', values: typed.filter(([path]) => path !== 'unit') });
    const linked = provinceByCode(link?.unit ?? '')?.code ?? '';
    const chosen = (isNew && linked) || unitTyped;
    store.restore(chosen || linked || tabUnit.read() || (newestLocalDraft()?.unit ?? ''), chosen !== '');
    showAll(element.current!, store.state.values);
    if (typed.length > 0) saveSoon();
  }

  useEffect(() => {
    const stop = store.subscribe(({ unit }, before, event) => {
      if (unit !== before.unit) tabUnit.write(unit);
      if (event.type === 'opened' && event.credentials.unit === unit)
        rememberCode({ unit, code: event.credentials.access_code });
    });
    const remembered = rememberedCode();
    const link = takePersonalLink();
    takeOver(link, link?.code !== remembered?.code || link?.unit !== remembered?.unit);
    tabUnit.write(store.state.unit);
    if (link) {
      setIsByLink(true);
      codeField().value = link.code;
      void open();
    }
    const stopLinks = onPersonalLink(() => {
      // What was typed for no Sở goes along to that of the link.
      const unit = rememberedCode()?.unit ?? '';
      if (provinceByCode(unit)) store.chooseUnit(unit);
      // Without a line the browser would show its error page.
      if (navigator.onLine) location.reload();
      else addEventListener('online', () => location.reload(), { once: true });
    });
    const stopReturns = onReturn(codeField(), store);
    return () => {
      stop();
      stopLinks();
      stopReturns();
    };
  }, []);

  return { code, open, isByLink };
}

/**
 * When the page comes back from the browser's memory: the code stands in its field again (WebKit empties it); where the
 * tab has forgotten it meanwhile, or opened another Phiếu, the page is loaded anew.
 */
function onReturn(field: HTMLInputElement, store: DraftStore): () => void {
  let [typed, isRemembered] = ['', false];
  const leave = () => {
    typed = field.value;
    isRemembered = rememberedCode() !== undefined;
  };
  const comeBack = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return;
    const { credentials } = store.state;
    const known = rememberedCode();
    const isSame = known?.unit === credentials?.unit && known?.code === credentials?.access_code;
    if (credentials && isRemembered && !isSame) return location.reload();
    afterPaint(() => (field.value = typed));
  };
  addEventListener('pagehide', leave);
  addEventListener('pageshow', comeBack);
  return () => {
    removeEventListener('pagehide', leave);
    removeEventListener('pageshow', comeBack);
  };
}
