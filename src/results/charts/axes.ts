import { formatCount, formatThreshold } from '../../vietnamese/numbers.ts';
import type { Drawing } from './drawing.ts';

/** The thin lines of an axis. */
export const gridOf = ({ colors }: Drawing) => ({ color: colors.line, lineWidth: 0.25 });

/** The letters and colour of an axis' marks and title. */
export const axisText = ({ colors, fontFamily, fontSize }: Drawing) => ({
  color: colors.text,
  font: { family: fontFamily, size: fontSize * 0.92, weight: 400 as const, lineHeight: 1.2 },
});

/** A share on an axis. */
export const percentTick = (value: string | number): string => formatThreshold(Number(value));
/** A count on an axis. */
export const countTick = (value: string | number): string => formatCount(Number(value));
