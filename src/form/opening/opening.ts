import { parseAccessCode } from '../../submission/codes/access-code.ts';
import {
  forgetCode,
  onPersonalLink,
  rememberCode,
  rememberedCode,
  takePersonalLink,
  type TabCode,
} from '../../submission/codes/tab-code.ts';
import { provinceByCode } from '../../units/units.ts';
import { afterPaint } from '../dom/after-paint.ts';
import { showAll } from '../dom/controls.ts';
import { fieldId } from '../dom/field-id.ts';
import type { DraftStore } from '../draft/draft-store.ts';
import { newestLocalDraft, tabUnit } from '../draft/local-draft.ts';
import type { FieldValues } from '../draft/values.ts';
import { codeResultId } from './code-error.ts';

interface Parts {
  store: DraftStore;
  saveSoon: () => void;
  demand: (path: string) => void;
  moveFocusTo: (id: string) => void;
}

/** The access code as it stands in the form, and opening the response of a Sở with it. */
export class Opening {
  /** Whether the code came with a personal link or from another page of this tab: nobody is at its field. */
  isByLink = false;
  readonly #form: HTMLFormElement;
  readonly #parts: Parts;

  constructor(form: HTMLFormElement, parts: Parts) {
    this.#form = form;
    this.#parts = parts;
  }

  code(): ReturnType<typeof parseAccessCode> {
    return parseAccessCode(this.#field().value.trim());
  }

  /**
   * Opens the response; false when it was not opened, and then the form says why.
   * @param isPressed whether a person has just pressed the button that opens it
   */
  async open(isPressed = true): Promise<boolean> {
    const { store, demand, moveFocusTo } = this.#parts;
    const typed = this.code();
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
      if (isOpened && isPressed && document.activeElement === document.body) moveFocusTo(codeResultId);
      return isOpened;
    }
    return false;
  }

  /**
   * Script takes over the page: what was typed until now, then what this browser holds and what a personal link brings.
   * @param typed what was typed before script came
   */
  begin(typed: FieldValues): void {
    const { store } = this.#parts;
    store.subscribe(({ unit }, before, event) => {
      if (unit !== before.unit) tabUnit.write(unit);
      if (event.type === 'opened' && event.credentials.unit === unit)
        rememberCode({ unit, code: event.credentials.access_code });
    });
    const remembered = rememberedCode();
    const link = takePersonalLink();
    this.#takeOver(typed, link, link?.code !== remembered?.code || link?.unit !== remembered?.unit);
    tabUnit.write(store.state.unit);
    if (link) {
      this.isByLink = true;
      this.#field().value = link.code;
      void this.open(false);
    }
    onPersonalLink(() => {
      // What was typed for no Sở goes along to that of the link.
      const unit = rememberedCode()?.unit ?? '';
      if (provinceByCode(unit)) store.chooseUnit(unit);
      // Without a line the browser would show its error page.
      if (navigator.onLine) location.reload();
      else addEventListener('online', () => location.reload(), { once: true });
    });
    comeBackWithCode(() => this.#field(), store);
  }

  #takeOver(typed: FieldValues, link: TabCode | undefined, isNew: boolean): void {
    const { store, saveSoon } = this.#parts;
    const unitTyped = String(typed.find(([path]) => path === 'unit')?.[1] ?? '');
    store.dispatch({ type: 'edited', values: typed.filter(([path]) => path !== 'unit') });
    const linked = provinceByCode(link?.unit ?? '')?.code ?? '';
    const chosen = (isNew && linked) || unitTyped;
    store.restore(chosen || linked || tabUnit.read() || (newestLocalDraft()?.unit ?? ''), chosen !== '');
    showAll(this.#form, store.state.values);
    if (typed.length > 0) saveSoon();
  }

  #field(): HTMLInputElement {
    return this.#form.elements.namedItem('access_code') as HTMLInputElement;
  }
}

/**
 * When the page comes back from the browser's memory: the code stands in its field again (WebKit empties it); where the
 * tab has forgotten it meanwhile, or opened another Phiếu, the page is loaded anew.
 */
function comeBackWithCode(field: () => HTMLInputElement, store: DraftStore): void {
  let [typed, isRemembered] = ['', false];
  addEventListener('pagehide', () => {
    typed = field().value;
    isRemembered = rememberedCode() !== undefined;
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    const { credentials } = store.state;
    const known = rememberedCode();
    const isSame = known?.unit === credentials?.unit && known?.code === credentials?.access_code;
    if (credentials && isRemembered && !isSame) return location.reload();
    afterPaint(() => (field().value = typed));
  });
}
