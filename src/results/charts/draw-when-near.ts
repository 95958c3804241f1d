import type { Chart } from './chart.ts';

/** Draws each chart of the page when it comes near the screen; the code that draws is loaded only then, and until then the drawing made at build stands. */
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

/** The still drawing makes room for one that tells of what is pointed at; when that does not arrive it stays. */
async function draw(figure: HTMLElement): Promise<void> {
  const place = figure.querySelector<HTMLElement>('[data-chart-place]');
  const data = figure.querySelector('[data-chart-data]')?.textContent;
  if (!place || !data) return;
  try {
    const { drawChart } = await import('./draw-chart.ts');
    await drawChart(figure, place, JSON.parse(data) as Chart);
    place.dataset['drawn'] = '';
  } catch {
    place.querySelector('.chart-canvas')?.remove();
  }
}
