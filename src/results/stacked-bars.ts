import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartDataset,
  LinearScale,
  type Plugin,
} from 'chart.js';
import type { StackedBars } from './region-chart.ts';

Chart.register(BarController, BarElement, CategoryScale, LinearScale);

/** The inks of a chart: the page's own colours, or the reader's where the system forces them. */
interface Inks {
  text: string;
  line: string;
  fills: string[];
  letters: string[];
}

function inksOf(figure: HTMLElement): Inks {
  if (matchMedia('(forced-colors: active)').matches) {
    const [ink, paper] = ['CanvasText', 'Canvas'];
    return { text: ink, line: ink, fills: [ink, paper], letters: [paper, ink] };
  }
  const style = getComputedStyle(figure);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    text: token('--color-text'),
    line: token('--color-muted'),
    fills: [token('--results-answered'), token('--color-paper')],
    letters: [token('--color-paper'), token('--color-text')],
  };
}

/** The value printed in the middle of each bar's part, so that nothing hangs on its colour; a part of nothing has no room and is read in the label. */
const printedValues = ({ letters, text }: Inks): Plugin<'bar'> => ({
  id: 'printed_values',
  afterDatasetsDraw(chart) {
    const { ctx } = chart;
    ctx.save();
    ctx.font = `600 ${Chart.defaults.font.size}px ${Chart.defaults.font.family}`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    chart.data.datasets.forEach(({ data: values }, series) => {
      ctx.fillStyle = letters[series] ?? text;
      chart.getDatasetMeta(series).data.forEach((bar, index) => {
        const { x, y } = (bar as BarElement).getCenterPoint();
        if (values[index]) ctx.fillText(String(values[index]), x ?? 0, y ?? 0);
      });
    });
    ctx.restore();
  },
});

/** Cuts a long name between words into as few lines as fit this many letters, of about the same length. */
function lines(name: string, letters: number): string[] {
  const wanted = name.length / Math.ceil(name.length / letters);
  return name.split(' ').reduce<string[]>((all, word) => {
    const last = all.at(-1);
    if (last === undefined || last.length + 1 + word.length / 2 > wanted) return [...all, word];
    return [...all.slice(0, -1), `${last} ${word}`];
  }, []);
}

/** Draws horizontal stacked bars on a new canvas in its place; the canvas is named by the figure's sentence. */
export function drawStackedBars(figure: HTMLElement, place: HTMLElement, bars: StackedBars): void {
  const canvas = document.createElement('canvas');
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-labelledby', `${figure.id}-sentence`);
  place.replaceChildren(canvas);

  const style = getComputedStyle(figure);
  const inks = inksOf(figure);
  Chart.defaults.font.family = style.fontFamily;
  Chart.defaults.font.size = Number.parseFloat(style.fontSize) * 0.875;
  Chart.defaults.color = inks.text;

  new Chart(canvas, {
    type: 'bar',
    data: {
      labels: labelsOf(bars, place.clientWidth / Chart.defaults.font.size),
      datasets: datasetsOf(bars, inks),
    },
    options: {
      ...{
        indexAxis: 'y',
        animation: false,
        maintainAspectRatio: false,
        events: [],
        layout: { padding: { right: 4 } },
      },
      scales: {
        x: {
          stacked: true,
          ticks: { precision: 0 },
          title: { display: true, text: bars.unit },
          grid: { color: inks.line, lineWidth: 0.25 },
        },
        y: { stacked: true, ticks: { autoSkip: false }, grid: { display: false } },
      },
    },
    plugins: [printedValues(inks)],
  });
}

/** Labels take up to 0.4 of the width, which is given in heights of a letter; a letter is about 0.55 wide. */
function labelsOf({ categories }: StackedBars, width: number): string[][] {
  const letters = Math.min(30, Math.max(8, Math.floor((width * 0.4) / 0.55)));
  return categories.map(({ name, note }) => [...lines(name, letters), note]);
}

function datasetsOf({ series }: StackedBars, inks: Inks): ChartDataset<'bar', number[]>[] {
  return series.map(({ name, values }, index) => ({
    ...{
      label: name,
      data: values,
      borderWidth: 1.5,
      borderColor: inks.fills[0] ?? inks.text,
      borderSkipped: false,
    },
    ...{ backgroundColor: inks.fills[index] ?? inks.text, barPercentage: 0.7, categoryPercentage: 0.9 },
  }));
}
