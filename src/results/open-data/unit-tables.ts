import type { PublishedFacts } from '../../questionnaire/publication.ts';
import type { Cell } from '../../spreadsheet/cell.ts';
import { codeSet, regionOf } from '../../units/units.ts';
import { hasAnswered, type ProvinceRecord } from '../aggregate/province-record.ts';
import { successorOf } from '../province/successor.ts';
import { answered, entryOf, optionsOf, type Source, toTheSecond, unit } from './fields.ts';
import { type Field, type Table, table } from './table.ts';

/** The 63 provinces: names, region, what the letter says runs there, and where they lie today. */
export function units({ records }: Source): Table {
  return table(
    'tinh-thanh-pho',
    'Tỉnh, thành phố năm 2016',
    ['unit'],
    [
      [unit, ({ province }) => province.code],
      [{ name: 'code_set', title: 'Năm của bộ mã', type: 'string', required: true }, () => codeSet],
      [{ name: 'name', title: 'Tên', type: 'string', required: true }, ({ province }) => province.name],
      [
        { name: 'region', title: 'Vùng', type: 'string', required: true },
        ({ province }) => regionOf(province),
      ],
      [
        {
          name: 'districts',
          title: 'Số đơn vị hành chính cấp huyện trên địa bàn',
          type: 'integer',
          required: true,
        },
        ({ province }) => province.districts,
      ],
      [
        {
          name: 'communes',
          title: 'Số xã trên địa bàn (đơn vị hành chính cấp xã)',
          type: 'integer',
          required: true,
        },
        ({ province }) => province.communes,
      ],
      [
        {
          name: 'deployment',
          title:
            'Theo Công văn 669, tính đến 15/11/2016: both (cả hai phần mềm), birth_registration (chỉ khai sinh), none (chưa đưa vào sử dụng chính thức)',
          type: 'string',
          required: true,
          values: ['both', 'birth_registration', 'none'],
        },
        ({ deployment }) => deployment,
      ],
      [
        {
          name: 'unit_2025',
          title: 'Mã đơn vị hành chính cấp tỉnh từ 01/7/2025',
          type: 'string',
          required: true,
        },
        ({ province }) => successorOf(province).code,
      ],
      [
        {
          name: 'name_2025',
          title: 'Tên đơn vị hành chính cấp tỉnh từ 01/7/2025',
          type: 'string',
          required: true,
        },
        ({ province }) => successorOf(province).name,
      ],
    ],
    records,
  );
}

/** Who has answered, when, and in what state. */
export function responses({ records, context: { due_at: due } }: Source): Table {
  const late = (record: ProvinceRecord): Cell =>
    due === null || !hasAnswered(record)
      ? null
      : Date.parse(record.unit.first_received_at) >= Date.parse(due);
  return table(
    'tinh-trang-phieu',
    'Tình trạng phiếu của từng Sở',
    ['unit'],
    [
      [unit, ({ province }) => province.code],
      [answered, (record) => record.unit.answered],
      [
        {
          name: 'state',
          title:
            'Tình trạng: sent (đã gửi), accepted (đã tiếp nhận), completion_requested (đề nghị bổ sung, giải trình)',
          type: 'string',
          values: ['sent', 'accepted', 'completion_requested'],
        },
        (record) => record.unit.state,
      ],
      [
        {
          name: 'signed_copy',
          title: 'Bản ký: none (chưa có), awaited (chờ bản ký), received (đã có)',
          type: 'string',
          values: ['none', 'awaited', 'received'],
        },
        (record) => record.unit.signed_copy,
      ],
      [
        { name: 'revision', title: 'Bản số mấy được công bố (1: bản đầu, chưa đính chính)', type: 'integer' },
        (record) => record.unit.revision,
      ],
      [
        { name: 'first_received_at', title: 'Thời điểm nhận bản đầu', type: 'datetime' },
        (record) => toTheSecond(record.unit.first_received_at),
      ],
      [
        { name: 'received_at', title: 'Thời điểm nhận bản được công bố', type: 'datetime' },
        (record) => toTheSecond(record.unit.received_at),
      ],
      [
        {
          name: 'late',
          title: 'Gửi sau thời hạn; trống khi chưa gửi hoặc không có thời hạn',
          type: 'boolean',
        },
        late,
      ],
    ],
    records,
  );
}

const counts = ['registration_offices', 'registrars', 'equipped_registrars'] as const;

/** Section 1: a line for each province and level. */
export function sectionOne({ records }: Source): Table {
  const rows = records.flatMap((record) =>
    (['district', 'commune'] as const).map((level) => ({ record, level })),
  );
  return table(
    'muc-1',
    'Mục 1: cơ quan, công chức và trang cấp máy tính (dòng 3 đếm người, không đếm máy)',
    ['unit', 'level'],
    [
      [unit, ({ record }) => record.province.code],
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
export function choices({ records }: Source): Table {
  const facts = (record: ProvinceRecord): PublishedFacts | null =>
    hasAnswered(record) ? record.unit.facts : null;
  const kinds = entryOf('software_kinds').options;
  return table(
    'muc-2-den-5',
    'Mục 2, 3.1, 3.4, 4 và 5: lựa chọn, và có ghi hay không',
    ['unit'],
    [
      [unit, ({ province }) => province.code],
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
        { name: `software_kinds_${value}`, title: `Mục 3.1: chọn “${label}”`, type: 'boolean' },
        (record) => facts(record)?.software_kinds.some((kind) => kind === value) ?? null,
      ]),
      ...(['interconnection', 'obstacles', 'proposals'] as const).map(
        (name): [Field, (record: ProvinceRecord) => Cell] => [
          {
            name: `${name}_given`,
            title: `Có ghi: ${entryOf(name).place}; nội dung không được công bố`,
            type: 'boolean',
          },
          (record) => facts(record)?.given[name] ?? null,
        ],
      ),
    ],
    records,
  );
}
