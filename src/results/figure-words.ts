import { formatCount, formatDecimal, formatPercent } from '../vietnamese/numbers.ts';
import type { Aggregate, Base } from './aggregate/aggregate.ts';
import { disputedLabel } from './aggregate/disputed.ts';
import { type Figure, valueOf } from './indicators/indicator.ts';

/** The three empties (D12), in the words of every page. */
export const notSent = 'Chưa gửi phiếu';
/** Answered, and left blank. */
export const leftBlank = 'Không điền';
/** Nothing a figure could be computed from. */
export const noData = 'Chưa có số liệu';

/** Both rows are there, but nothing can be divided by a 0: not an empty, and never "Không điền". */
export const notComputable = 'Không tính được';
/** Why a share of people cannot be computed. */
export const rowTwoIsZero = 'dòng 2 ghi 0';

/** The number of a figure as it is read; never 0 for nothing. */
export function valueInWords(figure: Figure): string {
  const value = valueOf(figure);
  if (value === null) return figure.base.valid === 0 ? noData : notComputable;
  switch (figure.statistic) {
    case 'share':
      return formatPercent(value);
    case 'count':
      return formatCount(value);
    case 'average':
      return formatDecimal(value);
  }
}

/** "10.203/11.535": numerator and denominator. */
export const lineInWords = ({
  numerator,
  denominator,
}: Pick<Aggregate, 'numerator' | 'denominator'>): string =>
  `${formatCount(numerator)}/${formatCount(denominator)}`;

/** Numerator and denominator of a figure, of a count the numerator alone; "–" where nothing could be computed from anybody. */
export function partsInWords(figure: Figure): string {
  if (figure.base.valid === 0 && !figure.knownWithoutResponse) return '–';
  return figure.statistic === 'count' ? formatCount(figure.numerator) : lineInWords(figure);
}

/** How many wrote 0 in the numerator; "–" where nobody writes that number. */
export const zerosInWords = ({ zero }: Base): string => (zero === null ? '–' : formatCount(zero));

/** "tính trên 39/63 tỉnh, thành phố; Không điền: 1; Chưa gửi phiếu: 23; ghi 0: 2". */
export function baseInWords({
  eligible,
  valid,
  zero,
  itemNonresponse,
  disputed,
  unitNonresponse,
}: Base): string {
  const parts = [
    `tính trên ${formatCount(valid)}/${formatCount(eligible)} tỉnh, thành phố`,
    itemNonresponse > 0 && `${leftBlank}: ${formatCount(itemNonresponse)}`,
    disputed > 0 && `${disputedLabel}: ${formatCount(disputed)}`,
    unitNonresponse > 0 && `${notSent}: ${formatCount(unitNonresponse)}`,
    zero !== null && zero > 0 && `ghi 0: ${formatCount(zero)}`,
  ];
  return parts.filter(Boolean).join('; ');
}
