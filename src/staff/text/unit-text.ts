import { shortTime } from '../times.ts';
import type { ListedUnit } from '../documents.ts';
import { textTable, underHeading } from './text-table.ts';
import { notSent, verificationWords } from './labels.ts';

/** What came for a unit without a code, as staff read it: what still waits first; nothing when nothing came. */
export function withoutCodeInText({ without_code }: ListedUnit): string[] {
  const rows = [...without_code].sort((a, b) => orderOf(a) - orderOf(b)).map(rowOf);
  return underHeading('Phiếu gửi không kèm mã', textTable(rows));
}

/** A unit that has no response of its own, as staff read it. */
export const unitInText = (unit: ListedUnit): string[] => [
  `Sở Tư pháp ${unit.name}: ${notSent}.`,
  ...withoutCodeInText(unit),
];

type WithoutCode = ListedUnit['without_code'][number];

const orderOf = ({ verification }: WithoutCode): number => (verification === 'held' ? 0 : 1);

const rowOf = ({ number, verification, received_at, attached_to }: WithoutCode): string[] => [
  number,
  `nhận ${shortTime(received_at)}`,
  verificationWords[verification],
  attached_to === null ? '' : `đã đưa vào bản nháp của phiếu ${attached_to}`,
];
