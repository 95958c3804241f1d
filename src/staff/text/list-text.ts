import { lateLabel } from '../../submission/deadline.ts';
import { stateLabels } from '../../submission/states.ts';
import type { ListedUnit, StaffList } from '../documents.ts';
import { textTable } from './text-table.ts';
import { shortTime, timesInWords } from '../times.ts';
import { notSent, signedCopyWords } from './labels.ts';

const headings = [
  'Mã',
  'Sở Tư pháp',
  'Trạng thái',
  'Lần gửi',
  'Thời hạn',
  'Bản ký',
  'Hoạt động cuối',
  'Chờ xác minh',
];

/** The list as staff read it: one row for each of the units asked, then what it comes to. */
export function listInText(list: StaffList): string[] {
  const waiting = list.units.reduce((sum, unit) => sum + heldOf(unit).length, 0);
  const answered = list.units.filter(({ revision }) => revision > 0).length;
  return [
    ...(list.trial ? ['DỮ LIỆU THỬ NGHIỆM', ''] : []),
    ...textTable([headings, ...list.units.map(rowOf)]),
    '',
    `Đã gửi: ${answered}/${list.units.length} Sở. Phiếu chờ xác minh: ${waiting}.`,
    ...(waiting > 0 ? ['Số các phiếu chờ xác minh của một Sở: npm run staff -- show <mã tỉnh>'] : []),
    ...timesInWords(list),
  ];
}

function rowOf(unit: ListedUnit): string[] {
  return [
    unit.code,
    unit.name,
    stateOf(unit),
    unit.revision > 0 ? String(unit.revision) : '',
    unit.late ? lateLabel : '',
    unit.revision > 0 && unit.signed_copy !== null ? signedCopyWords[unit.signed_copy] : '',
    unit.last_activity_at === null ? '' : shortTime(unit.last_activity_at),
    waitingWords(heldOf(unit).length),
  ];
}

const waitingWords = (count: number): string => (count === 0 ? '' : `${count} phiếu`);

function stateOf({ state, revision, unsent }: ListedUnit): string {
  if (state === null) return notSent;
  const words = revision > 0 ? stateLabels[state] : `${notSent} (${stateLabels[state]})`;
  return revision > 0 && unsent ? `${words}; đang sửa` : words;
}

/** What came for a unit without a code and still waits for the Department. */
export const heldOf = ({ without_code }: ListedUnit) =>
  without_code.filter(({ verification }) => verification === 'held');
