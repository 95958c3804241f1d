import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { type DataSource, sourceLine } from '../data-source.ts';
import { fontFamily, widthOf } from './build-fonts.ts';
import type { Chart } from './chart.ts';
import { configure } from './configuration.ts';
import { type Drawing, type DrawingContext, printColors } from './drawing.ts';
import { ChartJs } from './register.ts';
import { escaped, SvgContext } from './svg-context.ts';
import { wrapToFit } from './wrap-text.ts';

const still = { responsive: false, events: [] };

/** The drawing of a chart alone at this width, as the content of an svg element, with the height it needs. */
function drawnInSvg(chart: Chart, width: number): { content: string; height: number } {
  const id = `${chart.id}-${width}`;
  const drawingOn = (context: SvgContext): Drawing => ({
    ...{
      width,
      colors: printColors,
      fontFamily,
      fontSize: 13,
      context: context as unknown as DrawingContext,
    },
    tile: (size) => {
      const tile = context.tile(size);
      return {
        context: tile as unknown as DrawingContext,
        image: tile.canvas as unknown as CanvasImageSource,
      };
    },
  });
  const { height } = configure(chart, drawingOn(new SvgContext(id, width, 1, widthOf)));
  const context = new SvgContext(id, width, height, widthOf);
  const { configuration } = configure(chart, drawingOn(context));
  const options = { ...configuration.options, ...still, devicePixelRatio: 1 } as typeof configuration.options;
  new ChartJs(context.canvas as unknown as HTMLCanvasElement, { ...configuration, options: options ?? {} });
  return { content: context.content(), height };
}

/** The drawing as SVG for a page that has caption and source around it; text stays text, in the letters of the page. */
export function chartSvg(chart: Chart, width: number): string {
  const { content, height } = drawnInSvg(chart, width);
  return `<svg viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false">${content}</svg>`;
}

const [pictureWidth, margin] = [768, 24];

interface Line {
  text: string;
  y: number;
  size: number;
  weight: number;
}

/** What stands around the drawing of a picture file: title and sentence above, source, time and the marks it may not be seen without below. */
function wordsAround(
  chart: Chart,
  source: DataSource,
  height: number,
): { lines: Line[]; top: number; full: number } {
  const lines: Line[] = [];
  let y = margin;
  const write = (text: string, size: number, weight: number) => {
    const fits = (line: string) =>
      widthOf(`${weight} ${size}px ${fontFamily}`, line) <= pictureWidth - 2 * margin;
    for (const line of wrapToFit(text, fits)) {
      y += size * 1.35;
      lines.push({ text: line, y: Math.round(y), size, weight });
    }
  };
  write(chart.title, 18, 600);
  write(chart.sentence, 14, 400);
  const top = Math.round(y + 16);
  y = top + height + 8;
  write([chart.note, sourceLine(chart.from, source)].filter(Boolean).join(' '), 12, 400);
  return { lines, top, full: Math.round(y + margin) };
}

/** A picture file as SVG, for slides and documents. */
export function chartSvgFile(chart: Chart, source: DataSource): string {
  const { content, height } = drawnInSvg(chart, pictureWidth - 2 * margin);
  const { lines, top, full } = wordsAround(chart, source, height);
  const words = lines.map(
    ({ text, y, size, weight }) =>
      `<text x="${margin}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${printColors.text}">${escaped(text)}</text>`,
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${pictureWidth}" height="${full}" viewBox="0 0 ${pictureWidth} ${full}" ` +
    `font-family="${fontFamily}, 'Segoe UI', Roboto, Arial, sans-serif" role="img" aria-label="${escaped(`${chart.title}. ${chart.sentence}`)}">` +
    `<rect width="${pictureWidth}" height="${full}" fill="#ffffff"/>${words.join('')}` +
    `<g transform="translate(${margin} ${top})">${content}</g></svg>\n`
  );
}

/** The same as PNG, twice as fine as it is wide, in the letters of the site. */
export function chartPng(chart: Chart, source: DataSource): Buffer {
  const width = pictureWidth - 2 * margin;
  const drawingOn = (canvas: Canvas): Drawing => ({
    ...{ width, colors: printColors, fontFamily, fontSize: 13 },
    context: canvas.getContext('2d') as unknown as DrawingContext,
    tile: (size) => {
      const tile = createCanvas(size, size);
      return {
        context: tile.getContext('2d') as unknown as DrawingContext,
        image: tile as unknown as CanvasImageSource,
      };
    },
  });
  const { height } = configure(chart, drawingOn(createCanvas(1, 1)));
  const canvas = createCanvas(width, height);
  const { configuration } = configure(chart, drawingOn(canvas));
  const options = { ...configuration.options, ...still, devicePixelRatio: 2 } as typeof configuration.options;
  new ChartJs(canvas as unknown as HTMLCanvasElement, { ...configuration, options: options ?? {} });
  const { lines, top, full } = wordsAround(chart, source, height);
  const picture = createCanvas(pictureWidth * 2, full * 2);
  const context = picture.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, pictureWidth * 2, full * 2);
  context.drawImage(canvas, margin * 2, top * 2);
  context.fillStyle = printColors.text;
  for (const { text, y, size, weight } of lines) {
    context.font = `${weight} ${size * 2}px ${fontFamily}`;
    context.fillText(text, margin * 2, y * 2);
  }
  return picture.toBuffer('image/png');
}
