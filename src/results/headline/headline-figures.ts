import { formatCount } from '../../vietnamese/numbers.ts';
import type { ProvinceRecord } from '../aggregate/province-record.ts';
import type { Context, Figure } from '../indicators/indicator.ts';
import { readiness } from '../indicators/readiness.ts';
import { readinessTitle } from '../indicators/readiness.ts';
import { plans } from '../indicators/responses-and-plans.ts';
import { equippedShare } from '../indicators/staff-and-equipment.ts';
import { baseInWords, lineInWords, noData, valueInWords } from '../figure-words.ts';

/** One of the three figures of the headline: what it is, its values each with what stands before it, and what they are of. */
export interface HeadlineFigure {
  title: string;
  values: { before: string; value: string }[];
  detail: string;
}

const known = ({ base }: Figure): boolean => base.valid > 0;

/** The three figures that head every page of the results; each by its own base, for one may be known where another is not. */
export function headlineFigures(records: readonly ProvinceRecord[], context: Context): HeadlineFigure[] {
  const [plan] = plans.figures(records, context);
  const [commune, district] = equippedShare.figures(records, context);
  const [ready, ...others] = readiness.figures(records, context);
  const disputed = others.find(({ id }) => id === 'ready_disputed');
  if (!plan || !commune || !district || !ready) throw new Error('The headline lacks a figure.');
  return [
    {
      title: 'Tỉnh, thành phố đã ban hành kế hoạch',
      values: [{ before: '', value: known(plan) ? lineInWords(plan) : noData }],
      detail: known(plan) ? baseInWords(plan.base) : '',
    },
    {
      title: 'Công chức được trang cấp máy tính có kết nối internet',
      values: [
        { before: 'cấp xã ', value: valueInWords(commune) },
        { before: 'cấp huyện ', value: valueInWords(district) },
      ],
      detail: [peopleOf(commune, ' tỉnh, thành phố'), peopleOf(district, '')].filter(Boolean).join('; '),
    },
    {
      title: 'Tỉnh, thành phố đạt cả ba tiêu chí (giả định)',
      values: [
        { before: '', value: known(ready) ? lineInWords(ready) : noData },
        ...(disputed && disputed.numerator > 0
          ? [{ before: `và ${formatCount(disputed.numerator)} đang giải trình`, value: '' }]
          : []),
      ],
      detail: readinessTitle,
    },
  ];
}

/** "10.203/11.535 người (39/63 tỉnh, thành phố)"; nothing where nobody gave both rows. */
const peopleOf = (figure: Figure, words: string): string =>
  known(figure)
    ? `${lineInWords(figure)} người (${formatCount(figure.base.valid)}/${formatCount(figure.base.eligible)}${words})`
    : '';
