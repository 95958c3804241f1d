import type { Cell } from '../../spreadsheet/cell.ts';
import { indicators } from '../indicators/all-indicators.ts';
import { valueOf } from '../indicators/indicator.ts';
import { type Field, type OpenDataInput, type Table, table } from './table.ts';

const baseColumns = [
  ['eligible', 'eligible', 'Tổng số thuộc diện tính'],
  ['valid', 'valid', 'Số được tính'],
  ['item_nonresponse', 'itemNonresponse', 'Không điền'],
  ['disputed', 'disputed', 'Đang giải trình, không tính'],
  ['unit_nonresponse', 'unitNonresponse', 'Chưa gửi phiếu'],
] as const;

/** The figures of the twelve indicators. */
export function indicatorTable({ records, context }: OpenDataInput): Table {
  const rows = indicators.flatMap((indicator) =>
    indicator.figures(records, context).map((figure) => ({ indicator, figure })),
  );
  return table(
    'chi-so',
    'Mười hai chỉ số với tử số, mẫu số và số được tính',
    ['figure'],
    [
      [
        { name: 'indicator', title: 'Số của chỉ số', type: 'integer', required: true },
        ({ indicator }) => indicator.number,
      ],
      [
        { name: 'figure', title: 'Tên ổn định của số liệu', type: 'string', required: true },
        ({ figure }) => figure.id,
      ],
      [
        { name: 'label', title: 'Số liệu', type: 'string', required: true },
        ({ indicator, figure }) => `${indicator.title}: ${figure.label}`,
      ],
      [
        { name: 'place', title: 'Câu hỏi của phiếu', type: 'string', required: true },
        ({ indicator }) => indicator.place,
      ],
      [
        { name: 'formula', title: 'Công thức', type: 'string', required: true },
        ({ indicator }) => indicator.formula,
      ],
      [
        {
          name: 'statistic',
          title: 'share (tỷ lệ), count (số lượng), average (bình quân)',
          type: 'string',
          required: true,
          values: ['share', 'count', 'average'],
        },
        ({ figure }) => figure.statistic,
      ],
      [
        { name: 'value', title: 'Kết quả; trống khi chưa có số liệu', type: 'number' },
        ({ figure }) => valueOf(figure),
      ],
      [
        { name: 'numerator', title: 'Tử số', type: 'integer', required: true },
        ({ figure }) => figure.numerator,
      ],
      [
        { name: 'denominator', title: 'Mẫu số', type: 'integer', required: true },
        ({ figure }) => figure.denominator,
      ],
      [
        {
          name: 'statistical_unit',
          title: 'Đếm tỉnh, thành phố (province) hay phần mềm (software)',
          type: 'string',
          required: true,
          values: ['province', 'software'],
        },
        ({ figure }) => figure.statisticalUnit,
      ],
      ...baseColumns.map(([name, part, title]): [Field, (row: (typeof rows)[number]) => Cell] => [
        { name, title, type: 'integer', required: true },
        ({ figure }) => figure.base[part],
      ]),
      [
        {
          name: 'zero',
          title: 'Ghi 0 ở tử số; trống khi tử số không phải số ghi trên phiếu',
          type: 'integer',
        },
        ({ figure }) => figure.base.zero,
      ],
    ],
    rows,
  );
}
