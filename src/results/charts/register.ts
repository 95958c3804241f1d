import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  ScatterController,
  Tooltip,
} from 'chart.js';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, LineController, LineElement);
Chart.register(PointElement, ScatterController, Tooltip, Legend);

/** Chart.js with what the charts of the results are made of, and no more. */
export { Chart as ChartJs };
