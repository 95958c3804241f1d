import type { Chart } from './chart.ts';
import { configure } from './configuration.ts';
import { type ChartColors, type Drawing, printColors } from './drawing.ts';
import { ChartJs } from './register.ts';

/** Draws a chart on a new canvas in its place; the canvas is named by the figure's sentence. Nothing moves. */
export async function drawChart(figure: HTMLElement, place: HTMLElement, chart: Chart): Promise<void> {
  const { fontFamily } = getComputedStyle(figure);
  // A canvas is not drawn again when a font arrives.
  await Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 13px ${fontFamily}`)));
  const canvas = document.createElement('canvas');
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-labelledby', `${figure.id}-sentence`);
  const context = canvas.getContext('2d');
  if (!context) return;
  const drawing: Drawing = {
    ...{ width: place.clientWidth, colors: colorsOfPage(), fontFamily, fontSize: 13, context },
    tile: (size) => {
      const tile = document.createElement('canvas');
      tile.width = tile.height = size;
      return { context: tile.getContext('2d') ?? context, image: tile };
    },
  };
  const { configuration, height } = configure(chart, drawing);
  const holder = document.createElement('div');
  holder.className = 'chart-canvas';
  holder.style.blockSize = `${height}px`;
  holder.append(canvas);
  place.append(holder);
  new ChartJs(canvas, configuration);
}

/** The page's own colours, or the reader's where the system forces them. */
function colorsOfPage(): ChartColors {
  if (!matchMedia('(forced-colors: active)').matches) return printColors;
  return { text: 'CanvasText', line: 'CanvasText', fill: 'CanvasText', paper: 'Canvas' };
}
