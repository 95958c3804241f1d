/** A piece of HTML, told from text that has still to be escaped. */
export interface Html {
  html: string;
}

/**
 * Writes HTML in which every inserted text is shown as it is, whatever it holds; pieces of HTML are inserted as HTML.
 *
 * @example
 * html`<p>${'1 < 2'}</p>` // => { html: '<p>1 &lt; 2</p>' }
 */
export function html(literals: TemplateStringsArray, ...values: (string | Html | readonly Html[])[]): Html {
  const inserted = values.map(insert);
  return { html: literals.map((literal, i) => literal + (inserted[i] ?? '')).join('') };
}

function insert(value: string | Html | readonly Html[]): string {
  if (typeof value === 'string') return escape(value);
  return 'html' in value ? value.html : value.map((piece) => piece.html).join('');
}

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
