import type { PublishedFacts } from '../../questionnaire/publication.ts';
import type { Cell } from '../../spreadsheet/cell.ts';
import { hasAnswered, type ProvinceRecord } from '../aggregate/province-record.ts';
import {
  answered,
  entryOf,
  type Field,
  type OpenDataInput,
  optionsOf,
  provinceName,
  type Table,
  table,
  unit,
} from './table.ts';

const counts = ['registration_offices', 'registrars', 'equipped_registrars'] as const;

/** Section 1: a line for each province and level. */
export function sectionOne({ records }: OpenDataInput): Table {
  const rows = records.flatMap((record) =>
    (['district', 'commune'] as const).map((level) => ({ record, level })),
  );
  return table(
    'muc-1',
    'Mục 1: cơ quan, công chức và trang cấp máy tính (dòng 3 đếm người, không đếm máy)',
    ['unit', 'level'],
    [
      [unit, ({ record }) => record.province.code],
      [provinceName, ({ record }) => record.province.name],
      [
        {
          name: 'level',
          title: 'Cấp: district (cấp huyện), commune (cấp xã)',
          type: 'string',
          required: true,
          values: ['district', 'commune'],
        },
        ({ level }) => level,
      ],
      [answered, ({ record }) => record.unit.answered],
      ...counts.map((name, index): [Field, (row: (typeof rows)[number]) => Cell] => [
        { name, title: `Dòng ${index + 1}: ${entryOf(`${name}.commune`).label}`, type: 'integer' },
        ({ record, level }) => (hasAnswered(record) ? record.unit.facts[name][level] : null),
      ]),
    ],
    rows,
  );
}

/** Sections 2, 3.1, 3.4, 4 and 5: choices, and of texts whether there is one. */
export function choices({ records }: OpenDataInput): Table {
  const facts = (record: ProvinceRecord): PublishedFacts | null =>
    hasAnswered(record) ? record.unit.facts : null;
  const kinds = entryOf('software_kinds').options;
  return table(
    'muc-2-den-5',
    'Mục 2, 3.1, 3.4, 4 và 5: lựa chọn, và có ghi hay không',
    ['unit'],
    [
      [unit, ({ province }) => province.code],
      [provinceName, ({ province }) => province.name],
      [answered, (record) => record.unit.answered],
      [
        {
          name: 'plan_status',
          title: 'Mục 2: issued (đã ban hành), not_issued (chưa ban hành)',
          type: 'string',
          values: optionsOf('plan_status'),
        },
        (record) => facts(record)?.plan_status ?? null,
      ],
      ...kinds.map(({ value, label }): [Field, (record: ProvinceRecord) => Cell] => [
        {
          name: `software_kinds_${value}`,
          title: `Mục 3.1: chọn “${label}”; trống khi answered là true: Không điền (không chọn ô nào)`,
          type: 'boolean',
        },
        (record) => tickedKind(facts(record), value),
      ]),
      ...(['interconnection', 'obstacles', 'proposals'] as const).map(
        (name): [Field, (record: ProvinceRecord) => Cell] => [
          {
            name: `${name}_given`,
            title: `Có ghi: ${entryOf(name).place}; nội dung không được công bố`,
            type: 'boolean',
          },
          (record) => facts(record)?.answered[name] ?? null,
        ],
      ),
    ],
    records,
  );
}

/** Whether a kind is ticked; null where none is: the group was left blank (Không điền), which is not "no" four times. */
function tickedKind(facts: PublishedFacts | null, value: string): Cell {
  if (facts === null || facts.software_kinds.length === 0) return null;
  return facts.software_kinds.some((kind) => kind === value);
}

const instanceChoices = ['database', 'server_place', 'application'] as const;

/** The boxes of one software; 3.3 does not ask where the servers stand. */
interface InstanceBoxes {
  database: string[];
  application: string[];
  server_place?: string[];
}

/** Whether a box is ticked; null where the group has none ticked, or is not asked. */
function tickedIn(instance: InstanceBoxes, choice: (typeof instanceChoices)[number], value: string): Cell {
  const ticked = instance[choice] ?? [];
  return ticked.length === 0 ? null : ticked.includes(value);
}

/** The software of 3.2 and 3.3, a line for each, without any name. */
export function software({ records }: OpenDataInput): Table {
  const rows = records.filter(hasAnswered).flatMap((record) =>
    (['software_in_use', 'software_planned'] as const).flatMap((list) =>
      record.unit.facts[list].map((instance, index) => ({
        record,
        list,
        number: index + 1,
        instance,
      })),
    ),
  );
  const boxes = instanceChoices.flatMap((choice) =>
    optionsOf(`software_in_use[].${choice}`).map((value) => ({ choice, value })),
  );
  return table(
    'phan-mem',
    'Mục 3.2 và 3.3: phần mềm đang áp dụng và dự kiến (tên không được công bố)',
    ['unit', 'list', 'number'],
    [
      [unit, ({ record }) => record.province.code],
      [provinceName, ({ record }) => record.province.name],
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
        ({ instance }) => tickedIn(instance, choice, value),
      ]),
    ],
    rows,
  );
}
