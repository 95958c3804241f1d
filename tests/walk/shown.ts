import type { Page } from 'playwright-core';

/** The values of one field to choose from, as the notice shows them: the first one from elsewhere, the others, the one here. */
export interface ShownConflict {
  place: string;
  remote: string;
  others: string;
  local: string;
}

/** What a person sees on the page of the form, and what the browser keeps of it. */
export interface Shown {
  /** The Sở chosen; '' while none is. */
  unit: string;
  /** Whether the response was opened by its code. */
  isOpened: boolean;
  /** What stands in the fields, ticked boxes as a list. */
  values: Record<string, string | string[]>;
  conflicts: ShownConflict[];
  /** The note of what was drafted and not sent: each place with its value. */
  superseded: string[];
  /** The line about saving. */
  words: string;
  /** Whether the worksheet by district is open: its cells are on the page only then. */
  hasWorksheet: boolean;
  /** Every text kept in this browser's storage for the form. */
  kept: string[];
}

/** Reads what a person sees; undefined while the page is not the form, or its script does not run yet. */
export const lookAt = (page: Page): Promise<Shown | undefined> =>
  page.evaluate(() => {
    const form = document.querySelector<HTMLFormElement>('form.form-body');
    const words = document.querySelector('.saving-words')?.textContent;
    if (!form || typeof words !== 'string') return undefined;
    const values: Record<string, string | string[]> = {};
    for (const control of form.elements) {
      if (
        !(control instanceof HTMLInputElement) &&
        !(control instanceof HTMLTextAreaElement) &&
        !(control instanceof HTMLSelectElement)
      )
        continue;
      const { name, value } = control;
      if (!name || value.trim() === '' || ['access_code', 'unit', 'base_revision', 'approved'].includes(name))
        continue;
      if (control.type !== 'checkbox' && control.type !== 'radio') values[name] = value;
      else if (control instanceof HTMLInputElement && control.checked)
        values[name] = control.type === 'radio' ? value : [values[name] ?? [], value].flat().sort();
    }
    const textOf = (element: Element | null | undefined): string => element?.textContent ?? '';
    const conflicts: { place: string; remote: string; others: string; local: string }[] = [];
    const superseded: string[] = [];
    for (const item of document.querySelectorAll('.conflicts li')) {
      const place = textOf(item.querySelector('.conflict-place'));
      const values = [...item.querySelectorAll('.conflict-value')].map(textOf);
      const [remote = '', ...rest] = values.slice(0, -1);
      if (values.length > 1)
        conflicts.push({ place, remote, others: rest.join('\n'), local: values.at(-1) ?? '' });
      else if (item.closest('details')) superseded.push(textOf(item));
    }
    const kept: string[] = [];
    const collect = (value: unknown): void => {
      if (typeof value === 'string') kept.push(value);
      else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
    };
    for (const key of Object.keys(localStorage))
      if (key.startsWith('phieu-669')) {
        const text = localStorage.getItem(key) ?? '';
        try {
          collect(JSON.parse(text));
        } catch {
          kept.push(text);
        }
      }
    const unit = form.elements.namedItem('unit');
    return {
      unit: unit instanceof HTMLSelectElement || unit instanceof HTMLInputElement ? unit.value : '',
      isOpened: textOf(form).includes('Đã mở Phiếu số'),
      values,
      conflicts,
      superseded,
      words,
      hasWorksheet: document.querySelector('.worksheet table') !== null,
      kept,
    };
  });
