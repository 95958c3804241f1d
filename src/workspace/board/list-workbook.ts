import { toXlsx, xlsxType } from '../../spreadsheet/write-xlsx.ts';
import { lateLabel } from '../../submission/deadline.ts';
import { signedCopyLabels } from '../../submission/states.ts';
import { isoDay, shortDate } from '../../vietnamese/dates.ts';
import type { BoardRow } from '../documents/board.ts';
import { stateWords } from './row-words.ts';

const heads = [
  'Mã',
  'Sở Tư pháp',
  'Số Phiếu',
  'Trạng thái',
  'Lần gửi',
  'Thời hạn',
  'Bản ký',
  'Kế hoạch',
  'Phiếu chờ xác minh',
  'Gửi gần nhất',
  'Hoạt động cuối',
  'Người xử lý',
];

/** The list as an Excel workbook, with the name of its file. */
export async function listWorkbook(
  rows: readonly BoardRow[],
  now: Date,
): Promise<{ content: Blob; name: string }> {
  const bytes = await toXlsx([{ name: 'Danh sách', heads: [heads], rows: rows.map(cellsOf) }]);
  return { content: new Blob([bytes], { type: xlsxType }), name: `danh-sach-phieu-${isoDay(now)}.xlsx` };
}

const cellsOf = (row: BoardRow) => [
  row.code,
  row.name,
  row.number ?? '',
  stateWords(row),
  row.revision,
  row.late ? lateLabel : '',
  row.revision > 0 && row.signed_copy ? signedCopyLabels[row.signed_copy] : '',
  row.has_plan ? 'Có' : '',
  row.held,
  row.received_at === null ? '' : shortDate(row.received_at),
  row.last_activity_at === null ? '' : shortDate(row.last_activity_at),
  row.in_hand ?? '',
];
