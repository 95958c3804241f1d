import { provinceByCode } from '../../units/units.ts';
import { shortDate } from '../../vietnamese/dates.ts';
import type { signedCopies, states } from '../../submission/states.ts';
import type { BoardRow } from '../documents/board.ts';
import type { UrgingsDocument } from '../documents/urgings.ts';

/** One Sở that is urged: where its Phiếu stands, and how often it was urged before. */
export interface UrgedOffice {
  /** As in official papers: "Sở Tư pháp tỉnh Phú Thọ". */
  name: string;
  /** null when it has neither sent nor begun anything. */
  state: (typeof states)[number] | null;
  /** How often it has sent. */
  revision: number;
  signed_copy: (typeof signedCopies)[number] | null;
  /** How often it was urged before, and when last. */
  urged: number;
  urged_at: string | null;
}

/** What a Sở can still owe: its Phiếu, what it was asked to complete, or the signed copy of what it sent. */
export type Owed = 'phieu' | 'completion' | 'signed_copy';

/** What a Sở still owes first of all; undefined when nothing. */
export function owedOf({
  state,
  revision,
  signed_copy,
}: Pick<UrgedOffice, 'state' | 'revision' | 'signed_copy'>): Owed | undefined {
  if (revision === 0) return 'phieu';
  if (state === 'completion_requested') return 'completion';
  return signed_copy === 'awaited' ? 'signed_copy' : undefined;
}

/** What the Sở still owes, in the words of the list: "chưa gửi Phiếu", "đã gửi Phiếu, chưa gửi bản ký". */
export function owedWords(office: Pick<UrgedOffice, 'state' | 'revision' | 'signed_copy'>): string {
  switch (owedOf(office)) {
    case 'completion':
      return 'đã gửi Phiếu, chưa bổ sung, giải trình theo đề nghị';
    case 'signed_copy':
      return 'đã gửi Phiếu, chưa gửi bản ký';
    case undefined:
      return 'đã gửi Phiếu';
    default:
      if (office.state === 'in_signature') return 'đang trình ký, chưa gửi Phiếu';
      return office.state === 'draft' ? 'có bản nháp, chưa gửi Phiếu' : 'chưa gửi Phiếu';
  }
}

/** How often it was urged before: "chưa", "1 lần, gần nhất 20/11/2016". */
export const urgedWords = ({ urged, urged_at }: Pick<UrgedOffice, 'urged' | 'urged_at'>): string =>
  urged === 0 || urged_at === null ? 'chưa' : `${urged} lần, gần nhất ${shortDate(urged_at)}`;

/** A Sở on the board as one to urge. */
export function urgedOffice(row: BoardRow, urgings: UrgingsDocument['urgings']): UrgedOffice {
  const { code, name, state, revision, signed_copy } = row;
  const before = urgings.find(({ unit }) => unit === code);
  const province = provinceByCode(code);
  const place = province ? province.fullName.replace(/^./, (letter) => letter.toLowerCase()) : name;
  return {
    ...{ name: `Sở Tư pháp ${place}`, state, revision, signed_copy },
    urged: before?.times ?? 0,
    urged_at: before?.at ?? null,
  };
}
