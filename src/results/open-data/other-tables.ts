import { dictionary } from '../../questionnaire/dictionary.ts';
import { questionnaire } from '../../questionnaire/questionnaire.ts';
import type { Cell } from '../../spreadsheet/cell.ts';
import { indicators } from '../indicators/all-indicators.ts';
import { valueOf } from '../indicators/indicator.ts';
import { answeredRecords, entryOf, optionsOf, type Source, unit } from './fields.ts';
import { type Field, type Table, table } from './table.ts';

const blockChoices = ['database', 'server_place', 'application'] as const;

/** The boxes of one software; 3.3 does not ask where the servers stand. */
interface BlockBoxes {
  database: string[];
  application: string[];
  server_place?: string[];
}

/** Whether a box is ticked; null where the group has none ticked, or is not asked. */
function tickedIn(block: BlockBoxes, choice: (typeof blockChoices)[number], value: string): Cell {
  const ticked = block[choice] ?? [];
  return ticked.length === 0 ? null : ticked.includes(value);
}

/** The software of 3.2 and 3.3, a line for each, without any name. */
export function software({ records }: Source): Table {
  const rows = answeredRecords(records).flatMap((record) =>
    (['software_in_use', 'software_planned'] as const).flatMap((list) =>
      record.unit.facts[list].map((block, index) => ({
        record,
        list,
        number: index + 1,
        block,
      })),
    ),
  );
  const boxes = blockChoices.flatMap((choice) =>
    optionsOf(`software_in_use[].${choice}`).map((value) => ({ choice, value })),
  );
  return table(
    'phan-mem',
    'Mục 3.2 và 3.3: phần mềm đang áp dụng và dự kiến (tên không được công bố)',
    ['unit', 'list', 'number'],
    [
      [unit, ({ record }) => record.province.code],
      [
        {
          name: 'list',
          title: 'software_in_use (mục 3.2), software_planned (mục 3.3)',
          type: 'string',
          required: true,
          values: ['software_in_use', 'software_planned'],
        },
        ({ list }) => list,
      ],
      [
        { name: 'number', title: 'Thứ tự trong phiếu', type: 'integer', required: true },
        ({ number }) => number,
      ],
      ...boxes.map(({ choice, value }): [Field, (row: (typeof rows)[number]) => Cell] => [
        {
          name: `${choice}_${value}`,
          title: `${entryOf(`software_in_use[].${choice}`).label}: ${entryOf(`software_in_use[].${choice}`).options.find((one) => one.value === value)?.label}; trống: nhóm không được hỏi hoặc không chọn ô nào`,
          type: 'boolean',
        },
        ({ block }) => tickedIn(block, choice, value),
      ]),
    ],
    rows,
  );
}

const baseColumns = [
  ['eligible', 'eligible', 'Tổng số thuộc diện tính'],
  ['valid', 'valid', 'Số được tính'],
  ['item_nonresponse', 'itemNonresponse', 'Không điền'],
  ['unit_nonresponse', 'unitNonresponse', 'Chưa gửi phiếu'],
] as const;

/** The figures of the twelve indicators. */
export function figures({ records, context }: Source): Table {
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

const footnoteTexts: Readonly<Record<number, string>> = questionnaire.footnotes;
const footnoteText = (number: number): string => footnoteTexts[number] ?? '';

/** The data dictionary of the Phiếu, from the questionnaire itself. */
export function phieu(): Table {
  return table(
    'tu-dien-phieu',
    'Từ điển: mọi nội dung của phiếu và mức công bố',
    ['variable'],
    [
      [{ name: 'variable', title: 'Tên biến', type: 'string', required: true }, ({ variable }) => variable],
      [{ name: 'place', title: 'Vị trí trong phiếu', type: 'string', required: true }, ({ place }) => place],
      [
        { name: 'label', title: 'Nội dung', type: 'string', required: true },
        ({ label, column }) => [label, column].filter(Boolean).join(', '),
      ],
      [{ name: 'kind', title: 'Loại', type: 'string', required: true }, ({ kind }) => kind],
      [
        { name: 'options', title: 'Các ô: giá trị = lời', type: 'string' },
        ({ options }) => options.map(({ value, label }) => `${value} = ${label}`).join('; ') || null,
      ],
      [
        { name: 'footnotes', title: 'Chú thích của phiếu', type: 'string' },
        ({ footnotes }) =>
          footnotes.map((number) => `(${number}) ${footnoteText(number)}`).join('; ') || null,
      ],
      [
        {
          name: 'published',
          title: 'Công bố: value (nguyên giá trị), count (chỉ có ghi hay không), no (không)',
          type: 'string',
          required: true,
          values: ['value', 'count', 'no'],
        },
        ({ published }) => published,
      ],
      [
        {
          name: 'added_by_system',
          title: 'Do hệ thống bổ sung, không thuộc phiếu gốc',
          type: 'boolean',
          required: true,
        },
        ({ addedBySystem }) => addedBySystem,
      ],
    ],
    dictionary,
  );
}
