import type { Chart } from './chart.ts';

/** Draws each chart of the page when it comes near the screen; the code that draws is loaded only then, and until then its table stands. */
export function drawChartsWhenNear(page: Document): void {
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        watch.unobserve(target);
        void draw(target as HTMLElement);
      }
    },
    { rootMargin: '400px' },
  );
  for (const figure of page.querySelectorAll<HTMLElement>('[data-chart]')) watch.observe(figure);
}

/** The table is closed once its chart is there, unless someone is reading it; without the chart it stays as it is. */
async function draw(figure: HTMLElement): Promise<void> {
  const place = figure.querySelector<HTMLElement>('[data-chart-place]');
  const data = figure.querySelector('[data-chart-data]')?.textContent;
  const table = figure.querySelector('details');
  if (!place || !data || !table) return;
  try {
    const { drawChart } = await import('./draw-chart.ts');
    drawChart(figure, place, JSON.parse(data) as Chart);
    if (!table.contains(document.activeElement)) table.open = false;
  } catch {
    place.hidden = true;
  }
}
