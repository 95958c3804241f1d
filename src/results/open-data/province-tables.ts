import type { Cell } from '../../spreadsheet/cell.ts';
import { codeSet, regionOf } from '../../units/units.ts';
import { hasAnswered, type ProvinceRecord } from '../aggregate/province-record.ts';
import { successorOf } from '../province/successor.ts';
import { criteriaOf, type Readiness, readinessOf } from '../indicators/readiness.ts';
import {
  answered,
  type Field,
  type OpenDataInput,
  provinceName,
  type Table,
  table,
  toTheSecond,
  unit,
} from './table.ts';

/** The 63 provinces: names, region, what the letter says runs there, and where they lie today. */
export function units({ records }: OpenDataInput): Table {
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
export function responses({ records, context: { due_at: due } }: OpenDataInput): Table {
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
      [provinceName, ({ province }) => province.name],
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
        {
          name: 'revision',
          title: 'Số thứ tự của bản được công bố (1: bản đầu, chưa đính chính)',
          type: 'integer',
        },
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

/** The three assumed criteria of each of the 51: met or not, or why that is not said. */
export function readinessTable({ records, context: { settings } }: OpenDataInput): Table {
  const rows = readinessOf(records, settings.readiness);
  const status = ({ criteria, disputed }: Readiness): Cell =>
    criteria === null ? 'not_sent' : disputed ? 'disputed' : 'assessed';
  return table(
    'tieu-chi-san-sang',
    'Ba tiêu chí của 51 tỉnh, thành phố (giả định để tham khảo, không phải điều kiện do Bộ quy định)',
    ['unit'],
    [
      [unit, ({ record }) => record.province.code],
      [provinceName, ({ record }) => record.province.name],
      [answered, ({ record }) => record.unit.answered],
      [
        {
          name: 'status',
          title: 'assessed (xét được), disputed (đang giải trình, không xét), not_sent (chưa gửi phiếu)',
          type: 'string',
          required: true,
          values: ['assessed', 'disputed', 'not_sent'],
        },
        status,
      ],
      ...criteriaOf(settings.readiness).map(({ id, label }, index): [Field, (row: Readiness) => Cell] => [
        { name: id, title: `${label}; trống: Không điền, không tính được hoặc không xét`, type: 'boolean' },
        ({ criteria, disputed }) => {
          const result = disputed ? null : (criteria?.[index] ?? null);
          return typeof result === 'boolean' ? result : null;
        },
      ]),
      [{ name: 'met', title: 'Số tiêu chí đạt', type: 'integer' }, ({ met }) => met],
      [{ name: 'assessed', title: 'Số tiêu chí xét được', type: 'integer' }, ({ assessed }) => assessed],
    ],
    rows,
  );
}
