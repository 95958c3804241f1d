// The signs a formula begins with, in their usual, full-width and small forms.
const signs = '=+\\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B';
const beginning = new RegExp(`^(?:[\\t\\r\\n]|(?:\\s|\\p{Cf}|["'])*[${signs}])`, 'u');
// Vietnamese Excel splits at ";" and takes commas for decimals: opened there by a double click, what follows a ";"
// or a line break within a text begins a cell of its own.
const within = new RegExp(`([\\n\\t;])(?=[ "\\u00A0]{0,8}[${signs}])`, 'gu');

/**
 * A text that no spreadsheet takes for a formula when it reads it from a CSV file (OWASP, CSV injection): an apostrophe
 * before every sign that could begin one. A list that begins with "-" gets it too: Excel shows #NAME? for such a text.
 *
 * @example
 * escapeFormula('=1+1') // => "'=1+1"
 */
export function escapeFormula(text: string): string {
  const inside = text.replace(within, "$1'");
  return beginning.test(inside) ? `'${inside}` : inside;
}
