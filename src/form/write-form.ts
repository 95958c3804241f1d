import type { Typed } from './draft/changes.ts';

type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Puts a value into the fields of a path; false when the form shows none at the moment. */
export function writeField(form: HTMLFormElement, path: string, value: Typed): boolean {
  const named = form.elements.namedItem(path);
  const inputs =
    named instanceof RadioNodeList ? ([...named] as unknown as Input[]) : named ? [named as Input] : [];
  for (const input of inputs) {
    if (input instanceof HTMLInputElement && (input.type === 'checkbox' || input.type === 'radio'))
      input.checked = [value].flat().includes(input.value);
    else input.value = typeof value === 'string' ? value : value.join('\n');
    // Parts of the form that show a field in another way listen for this.
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }
  return inputs.length > 0;
}
