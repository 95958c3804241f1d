import { dictionary } from '../../questionnaire/dictionary.ts';
import { questionnaire } from '../../questionnaire/questionnaire.ts';
import { type Table, table } from './table.ts';

const footnoteTexts: Readonly<Record<number, string>> = questionnaire.footnotes;
const footnoteText = (number: number): string => footnoteTexts[number] ?? '';

/** The data dictionary of the Phiếu, from the questionnaire itself. */
export function dictionaryTable(): Table {
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
        { name: 'options', title: 'Các phương án trả lời: giá trị = nội dung', type: 'string' },
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
