import { type DataSource, sourceLine } from '../data-source.ts';
import { barSvg } from './bar-svg.ts';
import type { Chart } from './chart.ts';
import { pointNames } from './point-labels.ts';
import { scatterSvg } from './scatter-svg.ts';
import { stepSvg } from './step-svg.ts';
import { colors, element, label } from './svg.ts';
import { wrapText } from './wrap-text.ts';

const width = 720;
/** On paper two charts stand side by side, each about 254 points wide: 0.65 points each. */
const printWidth = 390;

/** In words what a drawing of points has no room to name; nothing for other charts. */
export const namesOf = (chart: Chart): string => (chart.kind === 'points' ? pointNames(chart) : '');

/** The drawing of a chart alone, with the height it needs. */
function drawingOf(chart: Chart, wide: number): { inner: string; height: number } {
  switch (chart.kind) {
    case 'bars':
      return barSvg(chart, wide);
    case 'points':
      return scatterSvg(chart, wide);
    case 'steps':
      return stepSvg(chart, wide);
  }
}

/** The drawing as SVG for a page that has caption and source around it; it is sharp at any size and in print. */
export function printSvg(chart: Chart): string {
  const { inner, height } = drawingOf(chart, printWidth);
  const attributes = { viewBox: `0 0 ${printWidth} ${height}`, 'aria-hidden': 'true', focusable: 'false' };
  return element('svg', attributes, inner);
}

/** A picture file: title, sentence, drawing, then source, time and the marks it may not be seen without. */
export function chartSvg(chart: Chart, source: DataSource): string {
  const margin = 24;
  const body = width - 2 * margin;
  const [titles, sentences] = [wrapText(chart.title, 66), wrapText(chart.sentence, 92)];
  const sources = wrapText(
    [namesOf(chart), chart.note, sourceLine(chart.from, source)].filter(Boolean).join(' '),
    100,
  );
  const bodyTop = margin + titles.length * 24 + sentences.length * 19 + 18;
  const { inner, height } = drawingOf(chart, body);
  const sourceTop = bodyTop + height + 22;
  const full = sourceTop + sources.length * 17 + 8;
  const parts = [
    element('rect', { width, height: full, fill: '#ffffff' }),
    ...titles.map((line, row) =>
      label(margin, margin + 10 + row * 24, line, { 'font-size': 18, 'font-weight': 600 }),
    ),
    ...sentences.map((line, row) =>
      label(margin, margin + 8 + titles.length * 24 + row * 19, line, { 'font-size': 14 }),
    ),
    element('g', { transform: `translate(${margin} ${bodyTop})` }, inner),
    ...sources.map((line, row) =>
      label(margin, sourceTop + row * 17, line, { 'font-size': 12, fill: colors.muted }),
    ),
  ];
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      ...{
        width,
        height: full,
        viewBox: `0 0 ${width} ${full}`,
        role: 'img',
        'aria-label': `${chart.title}. ${chart.sentence}`,
      },
      'font-family': "'Be Vietnam Pro', 'Segoe UI', Roboto, Arial, sans-serif",
    },
    parts.join(''),
  )}\n`;
}
