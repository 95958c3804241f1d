/** The colors of a chart: the page's own colours, or the reader's where the system forces them. */
export interface ChartColors {
  text: string;
  line: string;
  fill: string;
  paper: string;
}

/** Reads the colors from the page. */
export function chartColors(figure: HTMLElement): ChartColors {
  if (matchMedia('(forced-colors: active)').matches)
    return { text: 'CanvasText', line: 'CanvasText', fill: 'CanvasText', paper: 'Canvas' };
  const style = getComputedStyle(figure);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    ...{ text: token('--color-text'), line: token('--color-muted') },
    ...{ fill: token('--results-answered'), paper: token('--color-paper') },
  };
}

/** What a series is filled with: solid, hatched, empty, so that nothing hangs on its colour. */
export function patternFor(colors: ChartColors, series: number): string | CanvasPattern {
  if (series === 0) return colors.fill;
  if (series > 1) return colors.paper;
  const tile = document.createElement('canvas');
  tile.width = tile.height = 8;
  const context = tile.getContext('2d');
  if (!context) return colors.paper;
  context.fillStyle = colors.paper;
  context.fillRect(0, 0, 8, 8);
  context.strokeStyle = colors.fill;
  context.lineWidth = 2;
  for (const shift of [-8, 0, 8]) {
    context.moveTo(shift - 1, 9);
    context.lineTo(shift + 9, -1);
  }
  context.stroke();
  return context.createPattern(tile, 'repeat') ?? colors.paper;
}
