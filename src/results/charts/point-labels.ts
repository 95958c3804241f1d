import { formatPercent } from '../../vietnamese/numbers.ts';
import type { ScatterChart } from './chart.ts';

/** A dot on a drawing, from its left and top edge. */
export interface Dot {
  x: number;
  y: number;
}

/**
 * Which dots have room for their name at the left, given the width and height of a name: where another dot or a name
 * already standing would be touched it is left out.
 */
export function labelledDots(dots: readonly Dot[], wide: number, high: number): boolean[] {
  const standing: Dot[] = [];
  return dots.map((dot, index) => {
    const middle = { x: dot.x - high / 2 - wide / 2, y: dot.y };
    const touches = (other: Dot, reach: number) =>
      Math.abs(other.x - middle.x) < reach && Math.abs(other.y - middle.y) < high;
    const free =
      !standing.some((name) => touches(name, wide)) &&
      !dots.some((other, number) => number !== index && touches(other, wide / 2));
    if (free) standing.push(middle);
    return free;
  });
}

/** The names of all dots in one sentence, grouped by their share on the horizontal axis: "Cấp huyện 100%: Hà Nội, …; 96,2%: Sơn La." */
export function pointNames({ points, x }: Pick<ScatterChart, 'points' | 'x'>): string {
  const inOrder = [...points].sort((a, b) => b.x - a.x);
  const groups = Map.groupBy(inOrder, (point) => formatPercent(point.x));
  const each = [...groups].map(([share, group]) => `${share}: ${group.map(({ name }) => name).join(', ')}`);
  return points.length === 0 ? '' : `${x} ${each.join('; ')}.`;
}
