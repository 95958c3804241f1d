import * as z from 'zod';
import type { Published } from '../published-view/read-published.ts';

/** One entry of the list of snapshots: what it is known by, and why it was withdrawn where it was. */
export const snapshotEntry = z.strictObject({
  /** The day of the last change shown, in Viet Nam. */
  day: z.iso.date(),
  publish_from: z.enum(['sent', 'signed', 'accepted']),
  digest: z.string().nullable(),
  withdrawn_at: z.iso.datetime({ offset: true }).nullable(),
  withdrawn_why: z.string().nullable(),
});

/** What is known of a snapshot without what it holds. */
export type SnapshotEntry = z.infer<typeof snapshotEntry>;

/** A snapshot: what was published at the end of a day, or why that is no longer shown. */
export interface Snapshot extends SnapshotEntry {
  slug: string;
  /** Both documents as they were published, for its file; null when withdrawn. */
  text: string | null;
  /** The same as this version of the site reads them; null also where their shape has changed since. */
  published: Published | null;
}

const suffixes = { sent: '', signed: '-ban-ky', accepted: '-tiep-nhan' } as const;
const scopes = {
  sent: '',
  signed: ', chỉ phiếu đã nhận bản ký',
  accepted: ', chỉ phiếu đã tiếp nhận',
} as const;

/** The name of a snapshot in addresses: "2016-12-09", while only signed answers are published "2016-12-09-ban-ky". */
export const slugOf = ({ day, publish_from }: Pick<SnapshotEntry, 'day' | 'publish_from'>): string =>
  `${day}${suffixes[publish_from]}`;

/** Where a snapshot stands, for good. */
export const snapshotAddress = (slug: string): string => `/ket-qua/luu-tru/${slug}/`;

/** "09/12/2016, chỉ phiếu đã nhận bản ký": the day and, unless all that was sent is published, of which answers. */
export function snapshotTitle({ day, publish_from }: Pick<SnapshotEntry, 'day' | 'publish_from'>): string {
  const [year, month, date] = day.split('-');
  return `${date}/${month}/${year}${scopes[publish_from]}`;
}
