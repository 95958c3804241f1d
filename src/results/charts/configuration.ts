import type { ChartConfiguration } from 'chart.js';
import { barConfiguration, barHeight } from './bar-configuration.ts';
import type { Chart } from './chart.ts';
import { type Drawing, isNarrow } from './drawing.ts';
import { stepConfiguration } from './step-configuration.ts';
import { stripConfiguration } from './strip-configuration.ts';

/** A chart ready to be drawn by Chart.js: in the browser, as SVG and as PNG it is this one. */
export interface Configured {
  configuration: ChartConfiguration;
  height: number;
}

/** What Chart.js is told of a chart, and how high it has to be at this width. */
export function configure(chart: Chart, drawing: Drawing): Configured {
  switch (chart.kind) {
    case 'bars':
      return finished(barConfiguration(chart, drawing), barHeight(chart, drawing), drawing);
    case 'strip':
      return finished(stripConfiguration(chart, drawing), isNarrow(drawing) ? 290 : 350, drawing);
    case 'steps':
      return finished(stepConfiguration(chart, drawing), isNarrow(drawing) ? 124 : 240, drawing);
  }
}

function finished(given: unknown, height: number, { fontFamily, fontSize, colors }: Drawing): Configured {
  const { options, ...rest } = given as ChartConfiguration;
  return {
    height,
    configuration: {
      ...rest,
      options: {
        ...options,
        ...{ animation: false, maintainAspectRatio: false, locale: 'vi', color: colors.text },
        font: { family: fontFamily, size: fontSize },
      },
    },
  };
}
