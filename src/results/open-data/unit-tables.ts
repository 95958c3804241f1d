import type { PublishedFacts } from '../../questionnaire/publication.ts';
import { codeSet, regionOf } from '../../units/units.ts';
import { hasAnswered } from '../indicators/reckon.ts';
import type { Place } from '../tally.ts';
import { todayOf } from '../today.ts';
import type { Value } from './csv.ts';
import { answered, entryOf, optionsOf, type Source, toTheSecond, unit } from './fields.ts';
import { type Field, type Table, table } from './table.ts';

/** The 63 provinces: names, region, what the letter says runs there, and where they lie today. */
export function units({ places }: Source): Table {
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
        ({ province }) => todayOf(province).code,
      ],
      [
        {
          name: 'name_2025',
          title: 'Tên đơn vị hành chính cấp tỉnh từ 01/7/2025',
          type: 'string',
          required: true,
        },
        ({ province }) => todayOf(province).name,
      ],
    ],
    places,
  );
}

/** Who has answered, when, and in what state. */
export function responses({ places, context: { due_at: due } }: Source): Table {
  const late = (place: Place): Value =>
    due === null || !hasAnswered(place) ? null : Date.parse(place.unit.first_received_at) >= Date.parse(due);
  return table(
    'tinh-trang-phieu',
    'Tình trạng phiếu của từng Sở',
    ['unit'],
    [
      [unit, ({ province }) => province.code],
      [answered, (place) => place.unit.answered],
      [
        {
          name: 'state',
          title:
            'Tình trạng: sent (đã gửi), accepted (đã tiếp nhận), completion_requested (đề nghị bổ sung, giải trình)',
          type: 'string',
          values: ['sent', 'accepted', 'completion_requested'],
        },
        (place) => place.unit.state,
      ],
      [
        {
          name: 'signed_copy',
          title: 'Bản ký: none (chưa có), awaited (chờ bản ký), received (đã có)',
          type: 'string',
          values: ['none', 'awaited', 'received'],
        },
        (place) => place.unit.signed_copy,
      ],
      [
        { name: 'revision', title: 'Bản số mấy được công bố (1: bản đầu, chưa đính chính)', type: 'integer' },
        (place) => place.unit.revision,
      ],
      [
        { name: 'first_received_at', title: 'Thời điểm nhận bản đầu', type: 'datetime' },
        (place) => toTheSecond(place.unit.first_received_at),
      ],
      [
        { name: 'received_at', title: 'Thời điểm nhận bản được công bố', type: 'datetime' },
        (place) => toTheSecond(place.unit.received_at),
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
    places,
  );
}

const counts = ['registration_offices', 'registrars', 'equipped_registrars'] as const;

/** Section 1: a line for each province and level. */
export function sectionOne({ places }: Source): Table {
  const rows = places.flatMap((place) =>
    (['district', 'commune'] as const).map((level) => ({ place, level })),
  );
  return table(
    'muc-1',
    'Mục 1: cơ quan, công chức và trang cấp máy tính (dòng 3 đếm người, không đếm máy)',
    ['unit', 'level'],
    [
      [unit, ({ place }) => place.province.code],
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
      [answered, ({ place }) => place.unit.answered],
      ...counts.map((name, index): [Field, (row: (typeof rows)[number]) => Value] => [
        { name, title: `Dòng ${index + 1}: ${entryOf(`${name}.commune`).label}`, type: 'integer' },
        ({ place, level }) => (hasAnswered(place) ? place.unit.facts[name][level] : null),
      ]),
    ],
    rows,
  );
}

/** Sections 2, 3.1, 3.4, 4 and 5: choices, and of texts whether there is one. */
export function choices({ places }: Source): Table {
  const facts = (place: Place): PublishedFacts | null => (hasAnswered(place) ? place.unit.facts : null);
  const kinds = entryOf('software_kinds').options;
  return table(
    'muc-2-den-5',
    'Mục 2, 3.1, 3.4, 4 và 5: lựa chọn, và có ghi hay không',
    ['unit'],
    [
      [unit, ({ province }) => province.code],
      [answered, (place) => place.unit.answered],
      [
        {
          name: 'plan_status',
          title: 'Mục 2: issued (đã ban hành), not_issued (chưa ban hành)',
          type: 'string',
          values: optionsOf('plan_status'),
        },
        (place) => facts(place)?.plan_status ?? null,
      ],
      ...kinds.map(({ value, label }): [Field, (place: Place) => Value] => [
        { name: `software_kinds_${value}`, title: `Mục 3.1: chọn “${label}”`, type: 'boolean' },
        (place) => facts(place)?.software_kinds.some((kind) => kind === value) ?? null,
      ]),
      ...(['interconnection', 'obstacles', 'proposals'] as const).map(
        (name): [Field, (place: Place) => Value] => [
          {
            name: `${name}_given`,
            title: `Có ghi: ${entryOf(name).place}; nội dung không được công bố`,
            type: 'boolean',
          },
          (place) => facts(place)?.given[name] ?? null,
        ],
      ),
    ],
    places,
  );
}
