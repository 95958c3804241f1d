/** The colors of a drawn chart: dark on white, so that a black-and-white printer loses nothing. */
export const colors = {
  text: '#1a1f26',
  muted: '#4d5966',
  line: '#c3cbd4',
  fill: '#0b5c4b',
  light: '#cfe3dc',
};

/** The size of what is not set in the size of a label: on paper, at 0.65 points each, no letter is smaller than 8 points. */
export const smallSize = 12.5;

/** Text as it may stand in SVG. */
export const escaped = (text: string): string =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );

/** One element with its attributes. */
export function element(name: string, attributes: Record<string, string | number>, inner = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  return inner === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inner}</${name}>`;
}

/** A line of text; `more` sets anchor, weight, size. */
export const label = (
  x: number,
  y: number,
  text: string,
  more: Record<string, string | number> = {},
): string =>
  element('text', { x: round(x), y: round(y), fill: colors.text, 'font-size': 13, ...more }, escaped(text));

/** Two decimals are finer than any printer. */
export const round = (number: number): number => Math.round(number * 100) / 100;

/** The pattern of a series: solid, hatched, empty; told apart without any colour. */
export const patternOf = (chart: string, series: number): string =>
  [colors.fill, `url(#${chart}-hatch)`, '#ffffff'][series] ?? '#ffffff';

/** What the hatched series is filled with. */
export const hatch = (chart: string): string =>
  element(
    'defs',
    {},
    element(
      'pattern',
      {
        id: `${chart}-hatch`,
        width: 6,
        height: 6,
        patternUnits: 'userSpaceOnUse',
        patternTransform: 'rotate(45)',
      },
      element('rect', { width: 6, height: 6, fill: colors.light }) +
        element('rect', { width: 2, height: 6, fill: colors.fill }),
    ),
  );

/** A thin straight line; `more` sets colour, dashes and width. */
export const lineBetween = (
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  more: Record<string, string | number> = {},
): string =>
  element('line', {
    ...{
      x1: round(x1),
      y1: round(y1),
      x2: round(x2),
      y2: round(y2),
      stroke: colors.line,
      'stroke-width': 0.75,
      ...more,
    },
  });
