import { formatCount, formatDecimal, formatPercent } from '../vietnamese/numbers.ts';
import type { Aggregate, Base } from './aggregate/aggregate.ts';
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

/** "trong 39 Sở có trả lời (1 Sở không điền, 23 Sở chưa gửi)": what a figure is taken from, and who is not in it. */
export function baseInWords({ valid, zero, itemNonresponse, disputed, unitNonresponse }: Base): string {
  const others = [
    itemNonresponse > 0 && `${formatCount(itemNonresponse)} Sở không điền`,
    disputed > 0 && `${formatCount(disputed)} Sở đang giải trình`,
    unitNonresponse > 0 && `${formatCount(unitNonresponse)} Sở chưa gửi`,
    zero !== null && zero > 0 && `trong số có trả lời, ${formatCount(zero)} Sở ghi 0`,
  ].filter(Boolean);
  return `trong ${formatCount(valid)} Sở có trả lời${others.length === 0 ? '' : ` (${others.join(', ')})`}`;
}
